import js from "@eslint/js";
import { defineConfig } from "eslint/config";
import typescript from "typescript-eslint";

export default defineConfig({ ignores: ["dist"] }, js.configs.recommended, typescript.configs.strictTypeChecked, {
    languageOptions: { parserOptions: { projectService: { allowDefaultProject: ["eslint.config.js"] } } },
    rules: {
        eqeqeq: "error",
        // Text of others becomes markup nowhere; see src/shared/element.ts.
        "no-restricted-properties": [
            "error",
            ...["innerHTML", "outerHTML", "insertAdjacentHTML"].map((property) => ({ property })),
        ],
        "@typescript-eslint/restrict-template-expressions": ["error", { allowNumber: true }],
        // The runner awaits tests itself.
        "@typescript-eslint/no-floating-promises": [
            "error",
            {
                allowForKnownSafeCalls: [
                    { from: "package", name: ["test", "suite", "before", "after"], package: "node:test" },
                ],
            },
        ],
    },
});

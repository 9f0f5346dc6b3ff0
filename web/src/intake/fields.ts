// The start page's fields.
import { h, uniqueId } from "#shared/element.ts";
import type { Mode, Named } from "#shared/types.ts";
import type { Choices } from "./choices.ts";

export function textWithList(
  label: string,
  value: string,
  list: readonly Named[],
  change: (value: string) => void,
): HTMLElement {
  const id = uniqueId("list");
  const input = h("input", {
    list: id,
    autocomplete: "off",
    maxlength: 120,
    oninput: () => {
      change(input.value);
    },
  });
  input.value = value;
  return h(
    "label",
    { class: "field" },
    h("span", {}, label),
    input,
    h("datalist", { id }, ...list.map((entry) => h("option", { value: entry.name }))),
  );
}

export function select(
  label: string,
  options: [string, string][],
  value: string,
  change: (value: string) => void,
): HTMLElement {
  const input = h(
    "select",
    {
      onchange: () => {
        change(input.value);
      },
    },
    ...options.map(([id, name]) => h("option", { value: id, selected: id === value }, name)),
  );
  return h("label", { class: "field" }, h("span", {}, label), input);
}

export function modeChoice(choices: Choices, changed: () => void): HTMLElement {
  const option = (mode: Mode, title: string, text: string): HTMLElement =>
    h(
      "label",
      { class: "choice" },
      h("input", {
        type: "radio",
        name: "mode",
        value: mode,
        checked: choices.mode === mode,
        onchange: () => {
          choices.mode = mode;
          changed();
        },
      }),
      h("span", {}, h("strong", {}, title), h("span", { class: "soft small" }, text)),
    );
  return h(
    "fieldset",
    { class: "choices" },
    h("legend", {}, "How"),
    option("real", "Real interview", "As on the day: no hints, feedback only at the end."),
    option("study", "Study", "Feedback after each question, and hints when you ask."),
  );
}

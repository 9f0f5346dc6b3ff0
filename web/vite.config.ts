import { defineConfig } from "vite";

// The server serves the built files itself; with `npm run dev` they come from Vite and the rest from a running server.
const server = "http://127.0.0.1:8080";

export default defineConfig({
  build: {
    target: "es2022",
    // The content security policy allows no data: addresses.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
  },
  server: {
    proxy: {
      "/api": { target: server, ws: true },
      "/companies": server,
      "/pages": server,
    },
  },
});

import preact from "@preact/preset-vite";
import { defineConfig } from "vitest/config";
import { precompress } from "./precompress.ts";
import { serviceWorkerBuild } from "./serviceWorkerBuild.ts";

export default defineConfig({
  plugins: [preact(), serviceWorkerBuild(), precompress()],
  build: {
    target: "es2022",
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    rolldownOptions: {
      input: { index: "index.html", sw: "src/worker/serviceWorker.ts" },
      // A worker has no hash in its name: it is the one file that is asked for anew.
      output: { entryFileNames: ({ name }) => (name === "sw" ? "sw.js" : "assets/[name]-[hash].js") },
    },
  },
  server: {
    proxy: {
      "/ws": { target: "http://127.0.0.1:5555", ws: true },
      "/server.json": "http://127.0.0.1:5555",
      "/session": "http://127.0.0.1:5555",
    },
  },
  test: { include: ["tests/**/*.test.{ts,tsx}"], environment: "node" },
});

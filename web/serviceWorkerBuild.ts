import { createHash } from "node:crypto";
import { readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import type { Plugin } from "vite";

/** Tells the service worker which files the build has made; their contents are its version. */
export function serviceWorkerBuild(): Plugin {
  let folder = "";
  return {
    name: "service-worker",
    apply: "build",
    configResolved: ({ root, build }) => {
      folder = resolve(root, build.outDir);
    },
    writeBundle: () => {
      const worker = join(folder, "sw.js");
      const names = readdirSync(folder, { recursive: true, encoding: "utf8" }).map((name) => name.replaceAll("\\", "/"));
      const files = names
        .filter((name) => name !== "sw.js" && !/\.(br|gz|map)$/.test(name) && statSync(join(folder, name)).isFile())
        .sort();
      const hash = createHash("sha256").update(readFileSync(worker));
      for (const name of files) hash.update(name).update(readFileSync(join(folder, name)));
      const paths = files.map((name) => (name === "index.html" ? "/" : `/${name}`));
      const code = readFileSync(worker, "utf8")
        .replaceAll("__FILES__", () => JSON.stringify(paths))
        .replaceAll("__VERSION__", () => JSON.stringify(hash.digest("hex").slice(0, 16)));
      writeFileSync(worker, code);
    },
  };
}

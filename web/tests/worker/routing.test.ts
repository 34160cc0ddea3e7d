import { expect, it } from "vitest";
import { sourceOf } from "../../src/worker/routing";

const origin = "https://chat.example";
const kept = new Set(["/", "/assets/index-1.js", "/icon.svg"]);
const of = (path: string, { method = "GET", isPage = false } = {}) => sourceOf(method, new URL(path, origin), origin, isPage, kept);

it("answers the shell and its files from what was kept", () => {
  expect([of("/", { isPage: true }), of("/assets/index-1.js"), of("/icon.svg")]).toEqual(["shell", "kept", "kept"]);
});

it("never answers for the connection, the session, or what is not the page's", () => {
  for (const path of ["/ws", "/session", "/metrics", "/healthz", "/assets/other.js", "https://elsewhere.example/icon.svg"])
    expect(of(path)).toBe("network");
  expect(of("/session", { method: "POST" })).toBe("network");
  expect(of("/icon.svg", { method: "POST" })).toBe("network");
  expect(of("/metrics", { isPage: true })).toBe("network");
});

it("asks the server first who it is", () => {
  expect(of("/server.json")).toBe("networkFirst");
});

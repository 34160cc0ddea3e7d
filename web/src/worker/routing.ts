/** Where an answer comes from: what was kept when the worker was installed, the network alone, or the network and else what was kept last. */
export type Source = "shell" | "kept" | "network" | "networkFirst";

/** @param isPage whether a page is asked for, not one of its files */
export function sourceOf(method: string, url: URL, origin: string, isPage: boolean, kept: ReadonlySet<string>): Source {
  if (method !== "GET" || url.origin !== origin) return "network";
  if (kept.has(url.pathname) && url.pathname !== "/") return "kept";
  if (url.pathname === "/server.json") return "networkFirst";
  return isPage && url.pathname === "/" ? "shell" : "network";
}

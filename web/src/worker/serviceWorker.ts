import { noteClicked, type OpenPages, type ShownNote } from "./noteClicked";
import { sourceOf } from "./routing";

// What a worker has and a page has not; its types and those of a page exclude each other.
interface Worker {
  readonly location: Location;
  readonly clients: OpenPages & { claim(): Promise<void> };
  skipWaiting(): Promise<void>;
  addEventListener(name: "install" | "activate", listener: (event: { waitUntil(work: Promise<unknown>): void }) => void): void;
  addEventListener(
    name: "notificationclick",
    listener: (event: { readonly notification: ShownNote; waitUntil(work: Promise<unknown>): void }) => void,
  ): void;
  addEventListener(
    name: "fetch",
    listener: (event: { readonly request: Request; respondWith(answer: Promise<Response>): void }) => void,
  ): void;
}

// Put in by the build: serviceWorkerBuild.ts.
declare const __FILES__: readonly string[];
declare const __VERSION__: string;

const worker = globalThis as unknown as Worker;
const name = `chaton-${__VERSION__}`;
const files = new Set(__FILES__);

worker.addEventListener("install", (event) => {
  const keep = async () => {
    const cache = await caches.open(name);
    // Past the browser's own cache: all files are of one build, or none is kept.
    await cache.addAll([...files].map((path) => new Request(path, { cache: "reload" })));
    await worker.skipWaiting();
  };
  event.waitUntil(keep());
});

worker.addEventListener("activate", (event) => {
  const clear = async () => {
    for (const key of await caches.keys()) if (key !== name) await caches.delete(key);
    await worker.clients.claim();
  };
  event.waitUntil(clear());
});

worker.addEventListener("fetch", (event) => {
  const { request } = event;
  const source = sourceOf(request.method, new URL(request.url), worker.location.origin, request.mode === "navigate", files);
  if (source === "kept") event.respondWith(fromCache(request));
  else if (source === "shell") event.respondWith(fromCache(new Request("/")));
  else if (source === "networkFirst") event.respondWith(fromNetworkFirst(request));
});

worker.addEventListener("notificationclick", (event) => event.waitUntil(noteClicked(event.notification, worker.clients)));

async function fromCache(request: Request): Promise<Response> {
  return (await caches.match(request)) ?? fetch(request);
}

async function fromNetworkFirst(request: Request): Promise<Response> {
  const cache = await caches.open(name);
  try {
    const answer = await fetch(request);
    if (answer.ok) await cache.put(request, answer.clone());
    return answer;
  } catch (error) {
    const kept = await cache.match(request);
    if (kept) return kept;
    throw error;
  }
}

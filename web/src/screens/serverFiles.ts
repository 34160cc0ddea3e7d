import { readServerFacts, type ServerFacts } from "../state/serverFacts";

const patience = 5_000;

/** What the server tells of itself; where it tells nothing, what the address tells. */
export async function fetchServerFacts(): Promise<ServerFacts> {
  try {
    const answer = await fetch("/server.json", { signal: AbortSignal.timeout(patience) });
    return readServerFacts(answer.ok ? await answer.json() : null, location.hostname);
  } catch {
    // Another server may have no such file, and the network may be gone: the connection tells.
    return readServerFacts(null, location.hostname);
  }
}

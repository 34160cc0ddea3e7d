import { afterEach, expect, it, vi } from "vitest";
import type { LineConnectionEvents } from "../../src/irc/webSocketConnection";
import { connectAsKept } from "../../src/screens/connectAsKept";
import { KeptLogIn } from "../../src/screens/keptLogIn";

afterEach(() => vi.unstubAllGlobals());

const connecting = (...answers: (Response | Error)[]) => {
  vi.stubGlobal("fetch", async () => {
    const answer = answers.shift();
    if (!answer || answer instanceof Error) throw answer ?? new Error("no network");
    return answer;
  });
  const kept = new KeptLogIn();
  const seen: string[] = [];
  const events: LineConnectionEvents = { opened: () => {}, line: () => {}, closed: (reason) => seen.push(`closed: ${reason}`) };
  const connect = connectAsKept(
    (given) => {
      seen.push(`connects, kept ${kept.account}`);
      return { send: (line) => seen.push(line), close: () => given.closed("left") };
    },
    kept,
    () => seen.push("known"),
  );
  return { kept, seen, connect: () => connect(events) };
};

it("does not connect before it is known what is kept, and asks again at each try", async () => {
  const { seen, connect } = connecting(new Error("offline"), new Response("", { status: 503 }), Response.json({ name: "me/browser-1" }));
  for (const count of [1, 2]) {
    connect();
    await vi.waitFor(() => expect(seen.length).toBe(count));
    expect(seen.at(-1)).toBe("closed: the server cannot be reached");
  }
  const connection = connect();
  await vi.waitFor(() => expect(seen.slice(2)).toEqual(["known", "connects, kept me"]));
  connection.send("NICK me");
  connection.close();
  expect(seen.slice(4)).toEqual(["NICK me", "closed: left"]);
});

it("connects at once when it is known", async () => {
  const { kept, seen, connect } = connecting(Response.json({ name: null }));
  await kept.look();
  connect();
  expect(seen).toEqual(["connects, kept null"]);
});

it("does not connect any more when it was given up meanwhile", async () => {
  const { kept, seen, connect } = connecting(Response.json({ name: "me/browser-1" }));
  connect().close();
  await vi.waitFor(() => expect(kept.isKnown).toBe(true));
  expect(seen).toEqual(["closed: left"]);
});

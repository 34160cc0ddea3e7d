import { afterEach, expect, it, vi } from "vitest";
import { isKeptRefused, KeptLogIn } from "../../src/screens/keptLogIn";
import { capabilities, Talk } from "../state/talk";

afterEach(() => vi.unstubAllGlobals());

const server = (...answers: (Response | Error)[]) => {
  const asked: string[] = [];
  vi.stubGlobal("fetch", async (path: string, { method, body }: RequestInit) => {
    asked.push(`${method} ${path}${body === undefined ? "" : ` ${String(body)}`}`);
    const answer = answers.shift();
    if (!answer || answer instanceof Error) throw answer ?? new Error("no network");
    return answer;
  });
  return asked;
};
const done = () => new Response(null, { status: 204 });
const answer = (talk: Talk, text: string) => {
  const [line = ""] = talk.taken();
  talk.hears(`@label=${/@label=(\d+)/.exec(line)?.[1]} :NickServ!n@s NOTICE me :${text}`);
  return line.replace(/^@\S+ /, "");
};
const ready = () => {
  const talk = new Talk().enters(capabilities).answers([]);
  talk.hears(":s 900 me me!~me@h me :You are now logged in");
  talk.taken();
  return talk;
};

it("knows what this browser keeps", async () => {
  const asked = server(Response.json({ name: "me/browser-1" }));
  const kept = new KeptLogIn();
  await kept.look();
  expect([asked, kept.account]).toEqual([["GET /session"], "me"]);
});

it.each([
  new Error("offline"),
  new Response("", { status: 404 }),
  Response.json({ name: "no slash" }),
  Response.json(null),
  new Response("<html>"),
])("keeps nothing where that is not to be had (%#)", async (reply) => {
  server(reply);
  const kept = new KeptLogIn();
  await kept.look();
  expect(kept.account).toBeNull();
});

it("has a password of its own made, and kept where no page reads it", async () => {
  const asked = server(done());
  const talk = ready();
  const kept = new KeptLogIn();
  const keeping = kept.keep(talk.session, "77");
  expect(answer(talk, "Log in as me/browser-77 with the password pw-1 - it is shown this once.")).toBe(
    "NICKSERV APPPASSWORD ADD :browser-77",
  );
  expect(await keeping).toBe(true);
  expect([asked, kept.name]).toEqual([['POST /session {"name":"me/browser-77","password":"pw-1"}'], "me/browser-77"]);
});

it("takes the password back when it could not be kept", async () => {
  server(new Response("", { status: 403 }));
  const talk = ready();
  const keeping = new KeptLogIn().keep(talk.session, "77");
  answer(talk, "Log in as me/browser-77 with the password pw-1 - it is shown this once.");
  await vi.waitFor(() => expect(answer(talk, "Gone.")).toBe("NICKSERV APPPASSWORD DEL :browser-77"));
  expect(await keeping).toBe(false);
});

it("lets go of it here and at the server", async () => {
  const asked = server(Response.json({ name: "me/browser-1" }), done());
  const talk = ready();
  const kept = new KeptLogIn();
  await kept.look();
  const forgetting = kept.forget(talk.session);
  expect(answer(talk, "Taken back. A client stays.")).toBe("NICKSERV APPPASSWORD DEL :browser-1");
  expect(await forgetting).toBe(true);
  expect([asked.at(-1), kept.name]).toEqual(["DELETE /session", null]);
});

const keeping = async (name: string, ...answers: (Response | Error)[]) => {
  const asked = server(Response.json({ name }), ...answers);
  const kept = new KeptLogIn();
  await kept.look();
  return { asked, kept };
};

it("keeps it when the server does not take it back", async () => {
  const { asked, kept } = await keeping("me/browser-1", done());
  const talk = ready();
  const forgetting = kept.forget(talk.session);
  answer(talk, "The change was not made: try again later.");
  expect(await forgetting).toBe(false);
  expect([asked, kept.name]).toEqual([["GET /session"], "me/browser-1"]);
});

it("lets go of nothing without a connection, nor as another account", async () => {
  const { asked, kept } = await keeping("me/browser-1", done());
  expect(await kept.forget(ready().breaks().session)).toBe(false);
  const other = await keeping("somebody/browser-1", done());
  const talk = ready();
  expect(await other.kept.forget(talk.session)).toBe(false);
  expect([asked, other.asked, talk.taken()]).toEqual([["GET /session"], ["GET /session"], []]);
});

it("says so when the browser could not let go of it, and can try again", async () => {
  const { kept } = await keeping("me/browser-1", new Error("offline"), done());
  const talk = ready();
  const first = kept.forget(talk.session);
  answer(talk, "Taken back.");
  expect(await first).toBe(false);
  const second = kept.forget(talk.session);
  answer(talk, "There is no such app password. APPPASSWORD LIST shows yours.");
  expect(await second).toBe(true);
});

it.each([
  [new Error("offline"), false, false],
  [new Response("", { status: 502 }), false, false],
  [new Response("<html>"), true, false],
  [new Response("", { status: 404 }), true, true],
  [Response.json({ name: null }), true, true],
])("tells what is not known from what is not there (%#)", async (reply, isAnswered, isKnown) => {
  server(reply);
  const kept = new KeptLogIn();
  expect([await kept.look(), kept.isKnown]).toEqual([isAnswered, isKnown]);
});

it("is lent to a session that nobody logs in, and to no other", async () => {
  const { kept } = await keeping("me/browser-1");
  const [guest, other] = [new Talk(), new Talk({}, { credentials: { account: "bob", password: "secret" } })];
  kept.lend(guest.session);
  kept.lend(other.session);
  expect([guest.session.credentials, other.session.credentials]).toEqual([
    { account: "me", password: null },
    { account: "bob", password: "secret" },
  ]);
});

it.each([
  [null, "SASL authentication failed", true],
  [null, "The server is busy; try again later", false],
  [null, "The account is suspended: a day off", false],
  ["mistyped", "SASL authentication failed", false],
])("knows when what is kept is not good any more (%s, %s)", (password, reason, isRefused) => {
  const talk = new Talk({}, { credentials: { account: "me", password } });
  talk.session.connected();
  talk.hears(":s CAP * LS :sasl=EXTERNAL,SCRAM-SHA-256", ":s CAP * ACK :sasl", `:s 904 me :${reason}`);
  expect(isKeptRefused(talk.session)).toBe(isRefused);
});

import { afterEach, expect, it, vi } from "vitest";
import { KeptLogIn } from "../../src/screens/keptLogIn";
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
  expect(answer(talk, "Gone.")).toBe("NICKSERV APPPASSWORD DEL :browser-1");
  expect(await forgetting).toBe(true);
  expect([asked.at(-1), kept.name]).toEqual(["DELETE /session", null]);
});

import { expect, it } from "vitest";
import { linkTo, listInvitations, makeInvitation, revokeInvitation, waysIn } from "../../src/state/invitations";
import { readLink, writeLink } from "../../src/state/links";
import { readServerFacts } from "../../src/state/serverFacts";
import { capabilities, Talk } from "./talk";

it("reads links to rooms and invitations", () => {
  expect(["", "#", "#a b", "##x", "#%23tea", "#caf%C3%A9", "#%ff"].map((hash) => readLink(hash)?.room ?? null)).toEqual([
    null,
    null,
    null,
    "#x",
    "#tea",
    "#café",
    "#%ff",
  ]);
  expect(readLink("#invitation=inv-abc_123&room=tea")).toEqual({ room: "#tea", invitation: "inv-abc_123" });
});

it("leads nowhere by an invitation that could be more than one word", () => {
  for (const hash of [
    "#invitation=a%20b&room=tea",
    "#invitation=x%0D%0AQUIT&room=tea",
    "#invitation=abc",
    "#invitation=&room=tea",
    "#invitation=x&room=a%0Ab",
  ])
    expect(readLink(hash)).toBeNull();
});

it("reads what it writes", () => {
  for (const room of ["#tea", "#&x", "#a&b=c", "#ünï%", "##two", "&local"])
    for (const token of [null, "inv-Az09_-~"]) expect(readLink(writeLink(room, token))).toEqual({ room, invitation: token });
});

it("takes what the server tells of itself only as far as it makes sense", () => {
  const facts = readServerFacts(
    {
      name: "chat.local",
      network: "Net",
      lobby: "no room",
      registration: { policy: "operator", needsEmail: 1, passwordMinLength: -4 },
      join: { host: "x; rm -rf /", port: 70_000, plainPort: 5555, takesClassic: true },
      fingerprint: "zz",
    },
    "chat.example",
  );
  expect([facts.name, facts.lobby, facts.registration, facts.leastPassword, facts.fingerprint]).toEqual([
    "Net",
    "#lobby",
    "closed",
    8,
    null,
  ]);
  expect(facts.join).toEqual({ host: "chat.example", port: null, plainPort: 5555, takesClassic: true });
  for (const nothing of [null, "x", [], 3]) expect(readServerFacts(nothing, "chat.example").name).toBe("chat.example");
});

it("says how one comes in with other clients", () => {
  const far = readServerFacts({ join: { host: "chat.example", port: 6697, takesClassic: true } }, "h");
  expect(waysIn(far, "#tea", "inv-x").map(({ text }) => text)).toEqual([
    "chaton join chat.example:6697 '#tea'\n/join #tea inv-x",
    "/connect -tls chat.example 6697\n/join #tea inv-x",
    "openssl s_client -quiet -connect chat.example:6697\n/join #tea inv-x",
  ]);
  expect(waysIn(far, "#it's", null).map(({ text }) => text)).toEqual([
    "chaton join chat.example:6697 '#it'\\''s'",
    "/connect -tls chat.example 6697\n/join #it's",
  ]);
  const near = readServerFacts({ join: { host: "localhost", port: 5555, plainPort: 5555, takesClassic: true } }, "h");
  expect(waysIn(near, "#tea", null).map(({ text }) => text)).toEqual([
    "chaton join localhost:5555 '#tea'",
    "/connect localhost 5555\n/join #tea",
    "nc localhost 5555\n/join #tea",
  ]);
  expect(waysIn(readServerFacts(null, "h"), "#tea", null)).toEqual([]);
  expect(linkTo("https://chat.example/#old", "#tea", null)).toBe("https://chat.example/#tea");
});

it.each([
  ["#x;curl$IFS|sh", "inv-x"],
  ["&x&id", "inv-x"],
  ["#tea", "$(id)"],
  ["#tea", "x;id"],
  ["#x`id`", "inv-x"],
])("gives a shell nothing that a link or a room was named for (%s %s)", (room, key) => {
  const facts = readServerFacts({ join: { host: "localhost", port: 5555, plainPort: 5555, takesClassic: true } }, "h");
  expect(waysIn(facts, room, key).map(({ kind }) => kind)).toEqual(["irc"]);
});

it("makes, lists and revokes invitations", async () => {
  const talk = new Talk().enters(capabilities).answers([]);
  talk.taken();
  const answered = async <T>(asked: Promise<T>, ...lines: string[]) => {
    const [line = ""] = talk.taken();
    const label = /@label=(\d+)/.exec(line)?.[1];
    talk.hears(`@label=${label} :s BATCH +x labeled-response`);
    for (const one of lines) talk.hears(`@batch=x :ChanServ!s@s NOTICE me :${one}`);
    talk.hears(":s BATCH -x");
    return [line.replace(/^@\S+ /, ""), await asked] as const;
  };
  const wish = { uses: 5, hours: 24, role: "voice" };
  expect(
    await answered(makeInvitation(talk.session, "#room", wish), "Invitation k3 for #room: inv-abcdefgh", "It is shown this once"),
  ).toEqual([
    "CHANSERV INVITATION #room ADD voice 5 :24h",
    { token: "inv-abcdefgh", text: "Invitation k3 for #room: inv-abcdefgh It is shown this once" },
  ]);
  const [, refused] = await answered(makeInvitation(talk.session, "#room", wish), "Your rank in #room does not allow that.");
  expect(refused).toEqual({ token: null, text: "Your rank in #room does not allow that." });
  const [, open] = await answered(listInvitations(talk.session, "#room"), "k3: voice, 5 of 5 left", "1 invitations to #room.");
  expect(open).toEqual([{ id: "k3", text: "voice, 5 of 5 left" }]);
  expect(await answered(revokeInvitation(talk.session, "#room", "k3"), "Done.")).toEqual(["CHANSERV INVITATION #room REMOVE :k3", "Done."]);
});

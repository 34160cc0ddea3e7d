// @vitest-environment happy-dom
import { render } from "preact";
import { act } from "preact/test-utils";
import { afterEach, expect, it } from "vitest";
import { type EntryNews, EntryScreen } from "../../src/screens/entryScreen";
import type { Link } from "../../src/state/links";
import { readServerFacts } from "../../src/state/serverFacts";
import type { SessionOptions } from "../../src/state/session";

const page = () => document.body;
const field = (name: string) => page().querySelector<HTMLInputElement>(`[name=${name}]`);

afterEach(() => render(null, page()));

interface Given {
  readonly facts?: unknown;
  readonly link?: Link | null;
  readonly news?: EntryNews | null;
  readonly kept?: string | null;
}

const shown = async ({ facts = { network: "Garden <b>Net</b>" }, link = null, news = null, kept = null }: Given) => {
  const entered: SessionOptions[] = [];
  await act(() =>
    render(
      <EntryScreen
        server={readServerFacts(facts, "chat.example")}
        link={link}
        address="https://chat.example/"
        nick=""
        news={news}
        kept={kept}
        isBusy={false}
        enter={(options) => entered.push(options)}
        cancel={() => {}}
      />,
      page(),
    ),
  );
  return entered;
};

const submit = (values: Readonly<Record<string, string>>) =>
  act(() => {
    for (const [name, value] of Object.entries(values)) {
      const one = field(name);
      if (one) one.value = value;
    }
    page()
      .querySelector("form")
      ?.dispatchEvent(new Event("submit", { bubbles: true, cancelable: true }));
  });

it("says whose server this is and which room one enters, and asks for a nickname", async () => {
  const entered = await shown({});
  expect(page().querySelector("h1")?.textContent).toBe("Garden <b>Net</b>");
  expect(page().querySelector("b")).toBeNull();
  expect(page().textContent).toContain("Enter #lobby");
  await submit({ nick: "bad nick" });
  expect(page().textContent).toContain("one word");
  expect(field("nick")?.getAttribute("aria-invalid")).toBe("true");
  await submit({ nick: "ann" });
  expect(entered).toMatchObject([{ nick: "ann", rooms: ["#lobby"], credentials: null, key: null, asksAgain: true }]);
});

it("enters by an invitation, with its token and nowhere else", async () => {
  const entered = await shown({ link: { room: "#tea", invitation: "inv-abc" } });
  expect(page().textContent).toContain("You are invited to #tea");
  expect(field("room")).toBeNull();
  await submit({ nick: "ann" });
  expect(entered).toMatchObject([{ rooms: ["#tea"], key: "inv-abc" }]);
});

it("does not give a key to another room", async () => {
  const entered = await shown({ link: { room: "#tea", invitation: null } });
  await submit({ nick: "ann", room: "garden" });
  expect(entered).toMatchObject([{ rooms: ["#garden"], key: null }]);
});

it("logs in by password, or by what this device keeps", async () => {
  const entered = await shown({ kept: "ann" });
  expect(page().textContent).toContain("stays logged in as ann");
  await submit({ nick: "ann" });
  await submit({ nick: "ann", password: "secret" });
  expect(entered.map(({ credentials }) => credentials)).toEqual([
    { account: "ann", password: null },
    { account: "ann", password: "secret" },
  ]);
});

it("asks for the server's password where it wants one", async () => {
  const entered = await shown({ facts: { entry: { needsPassword: true } } });
  await submit({ nick: "ann" });
  expect(entered).toEqual([]);
  await submit({ nick: "ann", serverPassword: "open sesame" });
  expect(entered).toMatchObject([{ serverPassword: "open sesame" }]);
});

it("shows the server's words, what to do, and another nickname", async () => {
  await shown({ news: { why: "nick", text: "Nickname is <i>in use</i>", suggestion: "ann42" } });
  expect(page().querySelector(".refusal")?.textContent).toContain("Nickname is <i>in use</i>");
  expect(page().querySelector("i")).toBeNull();
  expect(field("nick")?.value).toBe("ann42");
});

it("shows who opens a link every way in, with what lets one in", async () => {
  const facts = { join: { host: "chat.example", port: 6697, plainPort: 6667, takesClassic: true } };
  await shown({ facts, link: { room: "#tea", invitation: "inv-abc" } });
  const ways = page().querySelector<HTMLDetailsElement>(".ways");
  expect(ways?.open).toBe(true);
  const said = [...(ways?.querySelectorAll("code") ?? [])].map((one) => [...one.children].map((line) => line.textContent));
  expect(said).toEqual([
    ["chaton join chat.example:6697 '#tea'", "/join #tea inv-abc"],
    ["/connect chat.example 6667", "/join #tea inv-abc"],
    ["nc chat.example 6667", "/join #tea inv-abc"],
    ["https://chat.example/#invitation=inv-abc&room=tea"],
  ]);
  expect(ways?.querySelector("svg.qr")?.getAttribute("aria-label")).toContain("invitation=inv-abc");
});

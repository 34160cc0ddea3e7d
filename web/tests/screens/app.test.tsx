// @vitest-environment happy-dom
import { render } from "preact";
import { act } from "preact/test-utils";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { App } from "../../src/screens/app";

const capabilities = "batch labeled-response message-tags sasl=EXTERNAL,SCRAM-SHA-256";

/** The server's end of each connection that the page has made. */
class Socket {
  static made: Socket[] = [];
  static readonly OPEN = 1;
  readonly readyState = 1;
  readonly protocol = "text.ircv3.net";
  readonly sent: string[] = [];
  onopen: () => void = () => {};
  onmessage: (event: { data: string }) => void = () => {};
  onclose: () => void = () => {};
  onerror: () => void = () => {};

  constructor() {
    Socket.made.push(this);
  }

  send(line: string): void {
    this.sent.push(line);
  }

  close(): void {}

  async hears(...lines: string[]): Promise<void> {
    await act(async () => {
      for (const data of lines) this.onmessage({ data });
      await pass(50);
    });
  }

  /** Up to where it is known how the page logs in. */
  async opens(): Promise<void> {
    await act(() => this.onopen());
    await this.hears(`:s CAP * LS :${capabilities}`);
    const asked = this.sent.filter((line) => line.startsWith("CAP REQ")).map((line) => line.replace(/^CAP REQ :?/, ""));
    await this.hears(...asked.map((names) => `:s CAP * ACK :${names}`));
  }

  async letsIn(account: string): Promise<void> {
    await this.hears(
      "AUTHENTICATE +",
      `:s 900 me me!~me@h ${account} :You are now logged in`,
      ":s 903 me :done",
      ":s 001 me :hi",
      ":s 376 me :end",
    );
    await this.hears(":me!~me@h JOIN #lobby", ":s 353 me = #lobby :me", ":s 366 me #lobby :end");
  }
}

const pass = async (milliseconds: number): Promise<void> => void (await vi.advanceTimersByTimeAsync(milliseconds));
const asked: string[] = [];
let network: { kept: string | null } | null = null;
const button = (text: string) => [...document.querySelectorAll("button")].find((one) => one.textContent?.trim() === text);
const click = (text: string) =>
  act(async () => {
    button(text)?.click();
    await pass(50);
  });

beforeEach(() => {
  vi.useFakeTimers();
  Socket.made = [];
  asked.length = 0;
  network = null;
  vi.stubGlobal("WebSocket", Socket);
  vi.stubGlobal("fetch", async (path: string, { method = "GET" }: RequestInit = {}) => {
    if (network === null) throw new TypeError("no network");
    asked.push(`${method} ${path}`);
    if (path !== "/session") return Response.json({});
    return method === "GET" ? Response.json({ name: network.kept }) : new Response(null, { status: 204 });
  });
  sessionStorage.clear();
  localStorage.clear();
});

afterEach(() => {
  render(null, document.body);
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

const opened = async () => {
  await act(() => render(<App />, document.body));
  await act(() => pass(50));
};

/** A page that was loaded again, by somebody whose device stays logged in. */
const inside = async () => {
  network = { kept: "me/browser-1" };
  sessionStorage.setItem("chaton.visiting", "me");
  await opened();
  const [socket] = Socket.made;
  if (!socket) throw new Error("no connection");
  await socket.opens();
  await socket.letsIn("me");
  return socket;
};

it("comes back as what it is logged in as when it was opened without a network", async () => {
  sessionStorage.setItem("chaton.visiting", "me");
  await opened();
  await act(() => pass(3_000));
  expect(Socket.made.length).toBe(0);
  network = { kept: "me/browser-1" };
  for (let i = 0; i < 60 && Socket.made.length === 0; i++) await act(() => pass(1_000));
  const [socket] = Socket.made;
  await socket?.opens();
  expect(socket?.sent).toContain("AUTHENTICATE :EXTERNAL");
});

it("does not forget the login of this device for a mistyped password of another account", async () => {
  network = { kept: "me/browser-1" };
  await opened();
  for (const [name, value] of [
    ["nick", "bob"],
    ["password", "mistyped"],
  ] as const) {
    const field = document.querySelector<HTMLInputElement>(`[name=${name}]`);
    if (field) field.value = value;
  }
  await act(async () => {
    document.querySelector("form")?.dispatchEvent(new Event("submit", { bubbles: true, cancelable: true }));
    await pass(50);
  });
  const [socket] = Socket.made;
  await socket?.opens();
  expect(socket?.sent).toContain("AUTHENTICATE :SCRAM-SHA-256");
  await socket?.hears(":s 904 bob :SASL authentication failed");
  expect(document.body.textContent).toContain("You could not be logged in.");
  expect(asked).not.toContain("DELETE /session");
});

it("forgets the login of this device when that itself was refused", async () => {
  network = { kept: "me/browser-1" };
  sessionStorage.setItem("chaton.visiting", "me");
  await opened();
  const [socket] = Socket.made;
  await socket?.opens();
  await socket?.hears(":s 904 me :SASL authentication failed");
  expect(asked).toContain("DELETE /session");
});

it("stays, and says so, when it could not be logged out", async () => {
  const socket = await inside();
  const menu = document.querySelector<HTMLElement>('[aria-label^="You: me"]');
  await act(() => menu?.click());
  await click("Account");
  network = null;
  await click("Log out");
  const line = socket.sent.findLast((one) => one.includes("APPPASSWORD DEL")) ?? "";
  const label = /@label=(\d+)/.exec(line)?.[1];
  await socket.hears(`@label=${label} :NickServ!n@s NOTICE me :Taken back. A client stays.`);
  expect(document.body.textContent).toContain("You are still logged in on this device");
  expect(document.querySelector(".log")).not.toBeNull();
});

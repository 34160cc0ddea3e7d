import { afterEach, expect, it } from "vitest";
import { Visit } from "../../src/screens/visit";
import type { ClientPort } from "../../src/state/client";
import { defaultPreferences, preferences } from "../../src/state/preferences";
import { MemoryStore } from "../../src/state/store";

let ids = 0;

/** A browser without a network; time passes when the test says so. */
class Browser {
  readonly store = new MemoryStore();
  time = Date.parse("2026-01-01T12:00:00.000Z");
  private calls: { readonly at: number; readonly call: () => void }[] = [];

  enter(nick = "me"): Visit {
    const port: ClientPort = {
      connect: () => ({ send: () => {}, close: () => {} }),
      now: () => this.time,
      steady: () => this.time,
      random: () => 0.5,
      newId: () => `id${++ids}`,
      after: (milliseconds, call) => {
        const one = { at: this.time + milliseconds, call };
        this.calls.push(one);
        return () => {
          this.calls = this.calls.filter((other) => other !== one);
        };
      },
    };
    const visit = new Visit({ nick, rooms: ["#room"] }, port, this.store);
    visit.client.session.nick.hasBeenIn = true;
    visit.start();
    return visit;
  }

  passes(milliseconds: number): void {
    const until = this.time + milliseconds;
    for (;;) {
      const next = this.calls.filter((one) => one.at <= until).sort((one, other) => one.at - other.at)[0];
      if (!next) break;
      this.calls = this.calls.filter((one) => one !== next);
      this.time = next.at;
      next.call();
    }
    this.time = until;
  }
}

const say = (visit: Visit, text: string) => {
  const room = visit.client.session.state.find("#room");
  if (room) visit.client.session.say(room, text);
};

const texts = (visit: Visit) => visit.client.session.state.find("#room")?.timeline.messages.map((one) => one.text);

afterEach(() => {
  preferences.value = defaultPreferences;
});

it("has what was written without a network when the page is loaded again", () => {
  const browser = new Browser();
  const visit = browser.enter();
  say(visit, "from the train");
  visit.keep(true);
  const next = browser.enter();
  expect(next.hasLines).toBe(true);
  expect(texts(next)).toEqual(["from the train"]);
});

it("keeps what is written almost at once, for a page that ends without a word", () => {
  const browser = new Browser();
  say(browser.enter(), "from the train");
  browser.passes(300);
  expect(JSON.stringify([...browser.store.keys("chaton.unsent.")].map((key) => browser.store.read(key)))).toContain("from the train");
});

it("keeps what it took up before anything else happens", () => {
  const browser = new Browser();
  const visit = browser.enter();
  say(visit, "from the train");
  visit.keep(true);
  browser.enter();
  const records = browser.store.keys("chaton.unsent.").map((key) => browser.store.read(key) ?? "");
  expect(records.filter((one) => one.includes("from the train")).length).toBe(1);
});

it("takes up what a tab that was closed has left", () => {
  const browser = new Browser();
  const stays = browser.enter();
  const goes = browser.enter();
  say(goes, "from the other tab");
  goes.keep(true);
  goes.end("", false);
  browser.passes(5_000);
  expect(texts(stays)).toEqual(["from the other tab"]);
});

it("keeps what is unsent when somebody else enters, for the one who comes back", () => {
  const browser = new Browser();
  const alice = browser.enter("alice");
  say(alice, "of alice");
  alice.drafts.write("#room", "begun");
  alice.end("", false);
  const bob = browser.enter("bob");
  expect(texts(bob)).toEqual([]);
  expect(bob.drafts.read("#room")).toBe("");
  browser.passes(10_000);
  bob.end("", true);
  const again = browser.enter("alice");
  expect(texts(again)).toEqual(["of alice"]);
  expect(again.drafts.read("#room")).toBe("begun");
});

it("leaves nothing of one on the device when one leaves for good", () => {
  const browser = new Browser();
  const visit = browser.enter();
  say(visit, "hello");
  visit.drafts.write("#room", "begun");
  visit.keep();
  expect(browser.store.keys("chaton.").length).toBe(3);
  visit.end("", true);
  browser.passes(10_000);
  expect(browser.store.keys("chaton.")).toEqual([]);
});

it("keeps nothing that was said where that is not wanted", () => {
  const browser = new Browser();
  const visit = browser.enter();
  say(visit, "hello");
  visit.keep();
  preferences.value = { ...defaultPreferences, keepLines: false };
  browser.passes(10_000);
  visit.end("", false);
  expect(browser.store.keys("chaton.")).toEqual([]);
});

it("says once that the device has no room for what is unsent", () => {
  const browser = new Browser();
  browser.store.write = () => false;
  const visit = browser.enter();
  browser.passes(10_000);
  expect(visit.shell.toasts.value).toEqual([]);
  say(visit, "one");
  browser.passes(10_000);
  say(visit, "two");
  browser.passes(10_000);
  expect(visit.shell.toasts.value.map((one) => one.text)).toEqual([expect.stringContaining("Leave this page open")]);
  expect(texts(visit)).toEqual(["one", "two"]);
});

import { expect, it } from "vitest";
import { KeptLines } from "../../src/state/keptLines";
import { KeptUnsent } from "../../src/state/keptUnsent";
import { newMessage } from "../../src/state/message";
import { MemoryStore } from "../../src/state/store";
import { capabilities, said, Talk } from "./talk";

let pages = 0;

/** A page of somebody: its session, and what it keeps. */
class Page {
  readonly talk = new Talk();
  readonly unsent: KeptUnsent;

  constructor(
    readonly store: MemoryStore,
    nick = "me",
  ) {
    const number = ++pages;
    this.unsent = new KeptUnsent(store, nick, `page${number}`);
    // Ids are never the same on two pages.
    for (let i = 0; i < number * 100; i++) this.talk.session.newId();
    this.unsent.takeUp(this.talk.session);
  }

  get session() {
    return this.talk.session;
  }

  get said(): string[] {
    return this.talk
      .taken()
      .filter((line) => line.includes("PRIVMSG"))
      .map((line) => line.slice(line.indexOf("PRIVMSG")));
  }

  says(text: string): this {
    this.session.say(this.talk.room, text);
    return this;
  }

  keeps(): this {
    this.unsent.keep(this.session);
    return this;
  }

  leaves(): void {
    this.unsent.keep(this.session, true);
  }

  comesIn(history: string[] = [said(1, "a", "hello")]): this {
    this.talk.enters(capabilities).answers(history);
    return this;
  }
}

const waiting = (page: Page) => page.session.outbox.unsent.map(({ message }) => message.text);

it("sends what was still in doubt, once, when the history shows that it has not arrived", () => {
  const store = new MemoryStore();
  const page = new Page(store).comesIn().says("on its way");
  expect(page.said.length).toBe(1);
  page.leaves();
  const next = new Page(store).comesIn();
  next.talk.answers([]);
  expect(next.said).toEqual(["PRIVMSG #room :on its way"]);
});

it("does not send again what has arrived", () => {
  const store = new MemoryStore();
  const page = new Page(store).comesIn().says("on its way");
  const clientId = page.session.outbox.unsent[0]?.message.clientId;
  page.leaves();
  const arrived = `@time=2026-01-01T12:00:03.000Z;msgid=m;chaton/client-id=${clientId} :me!~me@h PRIVMSG #room :on its way`;
  const next = new Page(store).comesIn([said(1, "a", "hello"), arrived]);
  next.talk.answers([]);
  expect(next.said).toEqual([]);
  expect(next.talk.room.timeline.messages.map((one) => [one.text, one.status])).toEqual([
    ["hello", "sent"],
    ["on its way", "sent"],
  ]);
});

it("sends what never went out, also where the history has nothing to go on from", () => {
  const store = new MemoryStore();
  new Page(store).says("from the train").leaves();
  const next = new Page(store).comesIn([]);
  expect(next.said).toEqual(["PRIVMSG #room :from the train"]);
});

it("never cuts what is unsent, however long it is", () => {
  const store = new MemoryStore();
  const page = new Page(store);
  const text = Array.from({ length: 20 }, (_, i) => `${i} ${"long ".repeat(800)}`).join("\n");
  page.says(text).leaves();
  const before = waiting(page);
  expect(before.join("").length).toBeGreaterThan(70_000);
  expect(waiting(new Page(store))).toEqual(before);
});

it("never cuts a message of several lines", () => {
  const store = new MemoryStore();
  const text = `${"first ".repeat(300)}\n${"second ".repeat(250)}end`;
  const page = new Page(store).comesIn().says(text);
  expect(waiting(page)).toEqual([text]);
  page.leaves();
  expect(waiting(new Page(store))).toEqual([text]);
});

it("does not take up what the lines show as sent", () => {
  const store = new MemoryStore();
  const page = new Page(store).comesIn().says("hello");
  const clientId = page.session.outbox.unsent[0]?.message.clientId;
  page.leaves();
  page.talk.hears(`@msgid=m;chaton/client-id=${clientId} :me!~me@h PRIVMSG #room :hello`);
  new KeptLines(store, "me").keep(page.session);
  const { session } = new Talk();
  new KeptLines(store, "me").restore(session);
  new KeptUnsent(store, "me", "next").takeUp(session);
  expect(session.outbox.unsent).toEqual([]);
});

it("takes up once what two pages have left", () => {
  const store = new MemoryStore();
  new Page(store).says("hello").leaves();
  const [key = ""] = store.keys("chaton.unsent.");
  store.write("chaton.unsent.twin", store.read(key) ?? "");
  expect(waiting(new Page(store))).toEqual(["hello"]);
});

it("keeps all that may be waiting", () => {
  const store = new MemoryStore();
  const page = new Page(store);
  for (let i = 0; i < 300; i++) page.says(`number ${i}`);
  page.leaves();
  expect(waiting(new Page(store)).length).toBe(300);
});

it("keeps what has failed, with the reason and the way to try again", () => {
  const store = new MemoryStore();
  const page = new Page(store).comesIn().says("refused");
  page.talk.hears(":s 404 me #room :you cannot speak here");
  expect(page.talk.room.timeline.last?.status).toBe("failed");
  page.leaves();

  const next = new Page(store);
  const [message] = next.talk.room.timeline.messages;
  expect(message).toMatchObject({ text: "refused", status: "failed", failure: "you cannot speak here", failureCode: "404" });
  next.comesIn().talk.answers([]);
  expect(next.said).toEqual([]);
  if (message) next.session.outbox.retry(next.talk.room, message);
  expect(next.said).toEqual(["PRIVMSG #room :refused"]);
});

it("forgets what has failed and was given up", () => {
  const store = new MemoryStore();
  const page = new Page(store).comesIn().says("refused");
  page.talk.hears(":s 404 me #room :you cannot speak here");
  page.keeps();
  const failed = page.talk.room.timeline.last;
  if (failed) page.session.outbox.discard(page.talk.room, failed);
  page.leaves();
  expect(waiting(new Page(store))).toEqual([]);
});

it("leaves alone what another open tab has still to send", () => {
  const store = new MemoryStore();
  const one = new Page(store).says("from one").keeps();
  const other = new Page(store).says("from the other").keeps();
  expect([waiting(one), waiting(other)]).toEqual([["from one"], ["from the other"]]);
  one.leaves();
  other.leaves();
  expect(waiting(new Page(store)).sort()).toEqual(["from one", "from the other"]);
});

it("leaves another person's queue alone", () => {
  const store = new MemoryStore();
  new Page(store, "alice").says("of alice").leaves();
  const bob = new Page(store, "bob").says("of bob");
  bob.leaves();
  bob.unsent.forget();
  expect(waiting(new Page(store, "bob"))).toEqual([]);
  expect(waiting(new Page(store, "Alice"))).toEqual(["of alice"]);
});

it("has what a closed tab left taken up by one other", () => {
  const store = new MemoryStore();
  const [one, two] = [new Page(store), new Page(store)];
  new Page(store).says("left behind").leaves();
  one.unsent.takeUp(one.session);
  two.unsent.takeUp(two.session);
  expect([waiting(one), waiting(two)]).toEqual([["left behind"], []]);
  expect(waiting(new Page(store))).toEqual([]);
});

it("takes up at once, while it is in, what a closed tab left", () => {
  const store = new MemoryStore();
  const page = new Page(store).comesIn();
  page.talk.taken();
  new Page(store).says("left behind").leaves();
  page.unsent.takeUp(page.session);
  expect(page.said).toEqual(["PRIVMSG #room :left behind"]);
});

it("reads what came to be in doubt while it is in before it is sent again", () => {
  const store = new MemoryStore();
  const page = new Page(store).comesIn();
  page.talk.taken();
  new Page(store).comesIn().says("left behind").leaves();
  page.unsent.takeUp(page.session);
  expect(page.said).toEqual([]);
  page.session.tick();
  page.talk.answers([said(1, "a", "hello")]).answers([]);
  expect(page.said).toEqual(["PRIVMSG #room :left behind"]);
});

it("takes up what a tab without an end left after minutes of silence", () => {
  const store = new MemoryStore();
  new Page(store).says("left behind").keeps();
  const page = new Page(store);
  page.talk.time += 170_000;
  page.unsent.takeUp(page.session);
  expect(waiting(page)).toEqual([]);
  page.talk.time += 11_000;
  page.unsent.takeUp(page.session);
  expect(waiting(page)).toEqual(["left behind"]);
});

it("lets go of what was taken up while it slept, and keeps what was written since", () => {
  const store = new MemoryStore();
  const asleep = new Page(store).says("taken").keeps();
  const page = new Page(store);
  page.talk.time += 181_000;
  page.unsent.takeUp(page.session);
  asleep.says("new").keeps();
  expect(waiting(asleep)).toEqual(["new"]);
  expect(asleep.talk.texts).toEqual(["new"]);
  expect(waiting(page)).toEqual(["taken"]);
});

it("goes on where it comes back from the browser's memory and nobody took what it left", () => {
  const store = new MemoryStore();
  const page = new Page(store).says("mine");
  page.leaves();
  page.keeps();
  expect(waiting(new Page(store))).toEqual([]);
  expect(waiting(page)).toEqual(["mine"]);
});

it("is gone when all of it was sent", () => {
  const store = new MemoryStore();
  const page = new Page(store).comesIn().says("hello").keeps();
  expect(store.keys("chaton.unsent.").length).toBe(1);
  const clientId = page.session.outbox.unsent[0]?.message.clientId;
  page.talk.hears(`@msgid=m;chaton/client-id=${clientId} :me!~me@h PRIVMSG #room :hello`);
  page.keeps();
  expect(store.keys("chaton.unsent.")).toEqual([]);
});

it("comes before the lines where there is no room for both, and says when there is none for it", () => {
  const store = new MemoryStore();
  const page = new Page(store).comesIn().says("hello");
  new KeptLines(store, "me").keep(page.session);
  const { write } = store;
  store.write = (key, text) => store.keys("chaton.kept.").length === 0 && write.call(store, key, text);
  expect(page.unsent.keep(page.session)).toBe(true);
  store.write = () => false;
  page.says("more");
  expect(page.unsent.keep(page.session)).toBe(false);
  expect(waiting(page)).toEqual(["hello", "more"]);
});

it("comes back whatever its length", () => {
  const store = new MemoryStore();
  const page = new Page(store);
  const message = newMessage({ sender: "me", text: "\x02".repeat(400_000), time: 1, clientId: "long", isOwn: true, status: "sending" });
  page.session.outbox.resume({ conversation: page.talk.room, message, isInDoubt: false });
  page.leaves();
  expect(store.read(store.keys("chaton.unsent.")[0] ?? "")?.length).toBeGreaterThan(2_000_000);
  expect(waiting(new Page(store)).map((text) => text.length)).toEqual([400_000]);
});

it.each([
  "{",
  '{"person":"me","lines":5}',
  '{"person":"me","lines":[null,3,{"sender":"a","text":"t","time":1,"conversation":"#room"},{"sender":"a","text":"t","time":1,"clientId":"i"},{"sender":"a","text":"t","time":1,"clientId":"i","conversation":5}]}',
])("passes over what makes no sense: %s", (text) => {
  const store = new MemoryStore();
  store.write("chaton.unsent.other", text);
  expect(waiting(new Page(store))).toEqual([]);
});

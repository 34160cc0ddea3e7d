import { expect, it } from "vitest";
import { safeName, safeText } from "../../src/state/safeText";
import { said, Talk } from "./talk";

it("keeps a bounded part of an endless flood", () => {
  const talk = new Talk({ conversations: 5, members: 10, messages: 16, reactions: 3, typing: 2, notices: 4 }).enters().answers([]);
  for (let i = 0; i < 200; i++) {
    talk.hears(said(i % 60, `i${i}`, `${i}`), `:n${i}!u@h JOIN #room`, `:n${i}!u@h PRIVMSG me :hi`, `:s 999 me :${i}`);
    talk.hears(`@+typing=active :n${i}!u@h TAGMSG #room`, `@+reply=i199;+draft/react=${i} :n!u@h TAGMSG #room`, `:s BATCH +${i} x`);
  }
  expect(talk.session.state.conversations.length).toBe(5);
  expect(talk.room.memberCount).toBe(10);
  expect(talk.room.timeline.messages.length).toBeLessThanOrEqual(18);
  expect(talk.room.typing.length).toBeLessThanOrEqual(2);
  expect(talk.session.state.notices.length).toBe(4);
});

it("keeps few characters, whatever their messages' number", () => {
  const talk = new Talk({ characters: 5_000 }).enters().answers([]);
  for (let i = 0; i < 100; i++) talk.hears(said(i % 60, `i${i}`, "x".repeat(300)));
  expect(talk.texts.join("").length).toBeLessThanOrEqual(5_000);
});

it("is broken by no line", () => {
  const talk = new Talk().enters();
  const verbs =
    "CAP BATCH PRIVMSG NOTICE EDITMSG REDACT TAGMSG MARKREAD JOIN PART KICK QUIT NICK AWAY ACCOUNT CHGHOST SETNAME TOPIC MODE RENAME INVITE FAIL WARN PING PONG AUTHENTICATE ACK".split(
      " ",
    );
  for (const code of "000 001 005 301 306 324 331 332 333 353 366 376 422 433 404 465 471 900 903 904 908 999".split(" ")) verbs.push(code);
  const tails = [
    "",
    " ",
    " :",
    " me",
    " #room",
    " me #room :",
    " #room __proto__ constructor :\x01\x03\u202E",
    " +x chathistory",
    " -x",
    " me = #room :@@@ @! !@ :",
  ];
  const heads = ["", ":", ":bob ", ":me!a@b ", "@batch=x;time=9;msgid= ", "@time=9999-99-99T99:99:99Z;+typing=;+reply=__proto__ :!@ "];
  const all = verbs.flatMap((verb) => heads.flatMap((head) => tails.map((tail) => head + verb + tail)));
  expect(() => talk.hears(...all)).not.toThrow();
  expect(talk.hears(":s JOIN #still").session.state.nick).not.toBe("");
});

it("takes no double of a message", () => {
  const talk = new Talk()
    .enters()
    .answers([])
    .hears(said(1, "a", "one"), said(1, "a", "one"), said(2, "a", "other"));
  expect(talk.texts).toEqual(["one"]);
});

it("shows in a name what cannot be seen", () => {
  expect(safeName("ad\u200Bmin")).toBe("ad<200B>min");
  expect(safeName("\u202Enimda")).toBe("<202E>nimda");
  expect(safeName("a\u3164b c")).toBe("a<3164>b<0020>c");
  expect(safeName("Zoë_日本")).toBe("Zoë_日本");
});

it("takes formatting out of a text and shows what turns it around", () => {
  expect(safeText("\x02bold\x02 \x0304,12red\x03 \x04ff0000hex \u202Eevil")).toBe("bold red hex <202E>evil");
  expect(safeText("👩\u200D👩\u200D👧 a\u200Db")).toBe("👩\u200D👩\u200D👧 a<200D>b");
});

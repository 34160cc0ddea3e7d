import { expect, it } from "vitest";
import { Negotiation } from "../../src/irc/negotiation";

function begun(wantsLogin = false) {
  const sent: string[] = [];
  let logins = 0;
  const negotiation = new Negotiation({
    wantsLogin,
    send: (...words) => sent.push(words.join(" ")),
    logIn: () => {
      logins++;
      negotiation.finish();
    },
  });
  negotiation.start();
  return { negotiation, sent, logins: () => logins };
}

it("asks for what it knows once the whole list is there, and ends", () => {
  const { negotiation, sent } = begun();
  negotiation.take(["*", "LS", "*", "batch unknown/x sasl=PLAIN"]);
  expect(sent).toEqual(["CAP LS 302"]);
  negotiation.take(["*", "LS", "echo-message draft/multiline=max-bytes=40"]);
  expect(sent[1]).toBe("CAP REQ echo-message batch draft/multiline");
  negotiation.take(["*", "ACK", "echo-message batch draft/multiline"]);
  expect(sent.at(-1)).toBe("CAP END");
  expect(negotiation.has("batch")).toBe(true);
  expect(negotiation.value("draft/multiline")).toBe("max-bytes=40");
});

it("asks one by one after a refusal of several", () => {
  const { negotiation, sent } = begun();
  negotiation.take(["*", "LS", "echo-message batch"]);
  negotiation.take(["*", "NAK", "echo-message batch"]);
  expect(sent.slice(2)).toEqual(["CAP REQ echo-message", "CAP REQ batch"]);
});

it("waits for all of an answer that comes in several lines", () => {
  const { negotiation, sent, logins } = begun(true);
  negotiation.take(["*", "LS", "echo-message batch sasl"]);
  negotiation.take(["*", "ACK", "echo-message"]);
  negotiation.take(["*", "ACK", "batch"]);
  expect(logins()).toBe(0);
  negotiation.take(["*", "ACK", "sasl"]);
  expect(logins()).toBe(1);
  expect(sent.at(-1)).toBe("CAP END");
});

it("asks for SASL only to log in", () => {
  const { negotiation, sent } = begun(true);
  negotiation.take(["*", "LS", "sasl=SCRAM-SHA-256"]);
  expect(sent.at(-1)).toBe("CAP REQ sasl");
});

it("keeps a bounded part of an endless list", () => {
  const { negotiation, logins } = begun();
  for (let i = 0; i < 1_000; i++) negotiation.take(["*", "LS", "*", `x${i}=y`]);
  negotiation.take(["*", "LS", ""]);
  expect(negotiation.value("x299")).toBe("y");
  expect(negotiation.value("x300")).toBeUndefined();
  expect(logins()).toBe(1);
});

import { expect, it } from "vitest";
import type { LineConnectionEvents } from "../../src/irc/webSocketConnection";
import { Client } from "../../src/state/client";

function running() {
  const connections: LineConnectionEvents[] = [];
  const timers: { at: number; call: () => void }[] = [];
  let time = 1_000_000;
  const client = new Client(
    { nick: "me", rooms: ["#room"] },
    {
      connect: (events) => {
        connections.push(events);
        return { send: () => {}, close: () => events.closed("left") };
      },
      now: () => time,
      steady: () => time,
      random: () => 0,
      newId: () => "id",
      after: (milliseconds, call) => {
        const timer = { at: time + milliseconds, call };
        timers.push(timer);
        return () => void timers.splice(timers.indexOf(timer), timers.includes(timer) ? 1 : 0);
      },
    },
  );
  const pass = (milliseconds: number) => {
    const until = time + milliseconds;
    for (let due = next(until); due; due = next(until)) {
      time = due.at;
      timers.splice(timers.indexOf(due), 1);
      due.call();
    }
    time = until;
  };
  const next = (until: number) => timers.filter((one) => one.at <= until).sort((one, other) => one.at - other.at)[0];
  client.start();
  return { client, connections, pass };
}

it("connects again after a break, later each time", () => {
  const { client, connections, pass } = running();
  connections[0]?.closed("no");
  expect(client.session.state.phase).toBe("disconnected");
  pass(499);
  expect(connections.length).toBe(1);
  pass(1);
  expect(connections.length).toBe(2);
  connections[1]?.closed("no");
  pass(999);
  expect(connections.length).toBe(2);
  client.wake();
  expect(connections.length).toBe(3);
});

it("gives up a server that does not answer", () => {
  const { client, connections, pass } = running();
  connections[0]?.opened();
  pass(62_000);
  expect(client.session.state.phase).toBe("disconnected");
  expect(connections.length).toBe(2);
});

it("does not try again where a person has to decide", () => {
  const { connections, pass } = running();
  connections[0]?.opened();
  connections[0]?.line(":s 465 me :You are banned");
  pass(600_000);
  expect(connections.length).toBe(1);
});

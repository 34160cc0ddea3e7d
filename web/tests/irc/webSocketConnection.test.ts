import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { connectWebSocket } from "../../src/irc/webSocketConnection";

class PretendedSocket {
  static readonly OPEN = 1;
  static last: PretendedSocket;
  readyState = 1;
  protocol = "text.ircv3.net";
  readonly sent: string[] = [];
  onopen = () => {};
  onclose = () => {};
  onerror = () => {};
  onmessage = (_: { data: unknown }) => {};

  constructor(
    readonly address: string,
    readonly protocols: string[],
  ) {
    PretendedSocket.last = this;
  }

  send(line: string): void {
    this.sent.push(line);
  }

  close(): void {
    this.readyState = 3;
  }
}

beforeEach(() => {
  vi.useFakeTimers();
  vi.stubGlobal("WebSocket", PretendedSocket);
});

afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

function connected() {
  const told: string[] = [];
  const connection = connectWebSocket("ws://x/ws", {
    opened: () => told.push("opened"),
    line: (line) => told.push(line),
    closed: (reason) => told.push(`closed: ${reason}`),
  });
  return { told, connection, socket: PretendedSocket.last };
}

it("asks for the text protocol and gives a line for each", () => {
  const { told, connection, socket } = connected();
  expect(socket.protocols).toEqual(["text.ircv3.net"]);
  socket.onopen();
  socket.onmessage({ data: "PING :x" });
  socket.onmessage({ data: "PING :y\r\n" });
  connection.send("PONG :x");
  expect(told).toEqual(["opened", "PING :x", "PING :y"]);
  expect(socket.sent).toEqual(["PONG :x"]);
});

it("passes over what is no line", () => {
  const { told, socket } = connected();
  socket.onmessage({ data: new ArrayBuffer(3) });
  socket.onmessage({ data: "x".repeat(100_000) });
  expect(told).toEqual([]);
});

it("does not talk with a server of another protocol", () => {
  const { told, socket } = connected();
  socket.protocol = "";
  socket.onopen();
  expect(told).toEqual(["closed: the server does not speak IRC over WebSocket"]);
});

it("tells once that it is over, whoever ends it", () => {
  const { told, connection, socket } = connected();
  socket.onerror();
  socket.onclose();
  connection.close();
  socket.onmessage({ data: "PING :x" });
  connection.send("PONG :x");
  expect(told).toEqual(["closed: the server cannot be reached"]);
  expect(socket.sent).toEqual([]);
});

it("does not wait for ever", () => {
  const { told } = connected();
  vi.advanceTimersByTime(20_000);
  expect(told).toEqual(["closed: the server did not answer in time"]);
});

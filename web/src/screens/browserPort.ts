import { connectWebSocket } from "../irc/webSocketConnection";
import type { ClientPort } from "../state/client";

/** What the browser gives a client: its clocks, its chance, and the server that the page came from. */
export function browserPort(): ClientPort {
  const address = `${location.protocol === "https:" ? "wss" : "ws"}://${location.host}/ws`;
  return {
    connect: (events) => connectWebSocket(address, events),
    now: () => Date.now(),
    steady: () => performance.now(),
    random: () => Math.random(),
    newId: () => Array.from(crypto.getRandomValues(new Uint8Array(12)), (byte) => byte.toString(16).padStart(2, "0")).join(""),
    after: (milliseconds, call) => {
      const timer = setTimeout(call, milliseconds);
      return () => clearTimeout(timer);
    },
  };
}

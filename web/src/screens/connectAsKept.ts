import type { Connect, LineConnection } from "../irc/webSocketConnection";
import type { KeptLogIn } from "./keptLogIn";

/**
 * Connects once it is known whether this device stays logged in: otherwise one would come as a guest, under the nickname of one's own account.
 * @param known called when that has come to be known
 */
export function connectAsKept(connect: Connect, kept: KeptLogIn, known: () => void): Connect {
  return (events) => {
    if (kept.isKnown) return connect(events);
    let connection: LineConnection | null = null;
    let isOver = false;
    const end = (reason: string) => {
      if (isOver) return;
      isOver = true;
      events.closed(reason);
    };
    const look = async () => {
      const isAnswered = await kept.look();
      if (isOver) return;
      if (!isAnswered) {
        end("the server cannot be reached");
        return;
      }
      known();
      connection = connect(events);
    };
    void look();
    return {
      send: (line) => connection?.send(line),
      close: () => (connection === null ? end("left") : connection.close()),
    };
  };
}

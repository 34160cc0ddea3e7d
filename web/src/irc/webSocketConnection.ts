/** A connection that carries lines. */
export interface LineConnection {
  send(line: string): void;
  close(): void;
}

/** What a connection tells. `closed` comes once, also when there never was a connection. */
export interface LineConnectionEvents {
  opened(): void;
  line(line: string): void;
  closed(reason: string): void;
}

export type Connect = (events: LineConnectionEvents) => LineConnection;

const subprotocol = "text.ircv3.net";
const mostLineCharacters = 8_191 + 512;
const openPatience = 20_000;

/** IRC over WebSocket, a line in a text frame: https://ircv3.net/specs/extensions/websocket */
export function connectWebSocket(address: string, events: LineConnectionEvents): LineConnection {
  const socket = new WebSocket(address, [subprotocol]);
  let isOver = false;
  const end = (reason: string) => {
    if (isOver) return;
    isOver = true;
    clearTimeout(timer);
    socket.close();
    events.closed(reason);
  };
  const timer = setTimeout(() => end("the server did not answer in time"), openPatience);
  socket.onopen = () => {
    clearTimeout(timer);
    if (isOver) return;
    if (socket.protocol === subprotocol) events.opened();
    else end("the server does not speak IRC over WebSocket");
  };
  socket.onmessage = ({ data }: MessageEvent<unknown>) => {
    if (isOver || typeof data !== "string" || data.length > mostLineCharacters) return;
    for (const line of data.split(/\r?\n/)) if (line !== "") events.line(line);
  };
  socket.onclose = () => end("the connection was closed");
  socket.onerror = () => end("the server cannot be reached");
  return { send: (line) => !isOver && socket.readyState === WebSocket.OPEN && socket.send(line), close: () => end("left") };
}

import type { IncomingLine } from "../incomingLine";
import type { Session } from "../session";
import { connectionHandlers } from "./connection";
import { memberHandlers } from "./members";
import { messageHandlers } from "./messages";
import { numericHandler } from "./numerics";
import { roomHandlers } from "./rooms";

/** What the client does with one verb of the server. */
export interface Handler {
  /** Whether it also takes lines of the past; else those are passed over. */
  readonly takesHistory?: boolean;
  handle(line: IncomingLine): void;
}

export type HandlerTable = Readonly<Record<string, Handler | ((line: IncomingLine) => void)>>;

export interface Handlers {
  get(verb: string): Handler | undefined;
  readonly otherwise: Handler;
}

/** The index of all that is understood. */
export function createHandlers(session: Session): Handlers {
  const tables = [connectionHandlers(session), roomHandlers(session), memberHandlers(session), messageHandlers(session)];
  const byVerb = new Map(
    tables.flatMap((table) =>
      Object.entries(table).map(([verb, one]): [string, Handler] => [verb, typeof one === "function" ? { handle: one } : one]),
    ),
  );
  return { get: (verb) => byVerb.get(verb), otherwise: { handle: numericHandler(session) } };
}

import type { IncomingLine } from "../incomingLine";
import type { Session } from "../session";

/** What every server says to everybody and nobody reads. */
const noise = new Set("002 003 004 251 252 253 254 255 265 266 329 372 375 396".split(" "));
const noEntry = new Set("403 405 471 473 474 475 476 477".split(" "));
const noAdmission = new Set("463 464 465".split(" "));

/** All other numerics: answers and errors, in the server's words. */
export function numericHandler(session: Session): (line: IncomingLine) => void {
  const { state } = session;
  return (line) => {
    if (!/^\d{3}$/.test(line.verb) || noise.has(line.verb)) return;
    const isError = line.verb >= "400" && line.verb < "600";
    const target = line.parameters.length > 2 ? line.at(1) : null;
    // A server without CAP says that it does not know it; that is known.
    if (isError && (target === "CAP" || session.outbox.refused(line.label, target, line.verb, line.last))) return;
    if (isError && state.phase === "registering" && noAdmission.has(line.verb))
      session.end(`the server does not let us in: ${line.last}`, true);
    const room = isError && target !== null && noEntry.has(line.verb) ? state.findRoom(target) : undefined;
    if (room) session.refusedEntry(room);
    state.notice(line.verb, line.parameters.slice(1).join(" "), target, isError);
  };
}

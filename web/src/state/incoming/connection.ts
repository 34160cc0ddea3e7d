import type { IncomingLine } from "../incomingLine";
import { isFinal } from "../lineCondition";
import type { Session } from "../session";
import type { HandlerTable } from "./handlers";

/** Coming in, staying in, and what holds for the whole connection. */
export function connectionHandlers(session: Session): HandlerTable {
  const { state } = session;

  const welcome = (line: IncomingLine) => {
    if (line.at(0) !== "") state.nick = line.at(0);
    session.nick.welcomed();
    session.negotiation.welcomed();
  };

  const isupport = (line: IncomingLine) => {
    state.isupport.take(line.parameters.slice(1, -1));
    const mapping = state.isupport.get("CASEMAPPING");
    if (mapping !== undefined) state.useCasemapping(mapping);
  };

  // All that a server says first is said.
  const endOfMotd = () => {
    if (state.phase === "online") return;
    session.enter("online", "online");
    for (const room of state.rooms) if (room.isWanted) session.join(room.name, room.key);
    session.earlierTalks.ask();
    session.history.catchUpDirect();
    session.outbox.pump();
  };

  const refuseNick = (line: IncomingLine) => {
    if (!session.nick.refused(line.last, line.verb)) state.notice(line.verb, `${line.at(1)}: ${line.last}`, null, true);
  };

  const refuseLogIn = (line: IncomingLine) => session.logIn.refused(line.last);

  // Whoever leaves is told goodbye by an ERROR.
  const error = (line: IncomingLine) => {
    if (!session.isOver) session.end(`the server has ended the connection: ${line.last}`, isFinal(line.last));
  };

  /** `900 nick mask account :text` */
  const loggedIn = (line: IncomingLine) => {
    state.account = line.at(2) || null;
    state.changed();
  };

  /** Where the room is open one comes in all the same; an invitation for another nickname is tried again under that one. */
  const refuseInvitation = (name: string | null) => {
    const room = state.findRoom(name ?? "");
    if (!room || room.isJoined) return;
    session.refusedEntry(room);
    if (state.isMe(session.nick.wanted)) room.key = null;
  };

  /** `FAIL|WARN|NOTE verb code [context] :text`: https://ircv3.net/specs/extensions/standard-replies */
  const standardReply = (line: IncomingLine) => {
    const isError = line.verb === "FAIL";
    const context = line.parameters.length > 3 ? line.at(2) : null;
    const verb = line.at(0);
    if (isError && verb === "CHATHISTORY" && session.history.refused(line.label, line.parameters.length > 4 ? line.at(3) : (context ?? "")))
      return;
    if (isError && ["PRIVMSG", "NOTICE", "BATCH"].includes(verb) && session.outbox.refused(line.label, context, line.at(1), line.last))
      return;
    if (isError && verb === "JOIN" && line.at(1) === "INVITATION_INVALID") refuseInvitation(context);
    state.notice(line.at(1), line.last, context, isError);
  };

  return {
    CAP: (line) => session.negotiation.take(line.parameters),
    AUTHENTICATE: (line) => void session.logIn.challenged(line.at(0)),
    PING: (line) => session.send("PONG", line.last),
    PONG: (line) => {
      session.keepAlive.ponged(line.last);
      session.outbox.ponged(line.last);
    },
    ERROR: error,
    FAIL: standardReply,
    WARN: standardReply,
    NOTE: standardReply,
    // Where there are no echoes, the PONG behind a message confirms it.
    ACK: () => {},
    "001": welcome,
    "005": isupport,
    "376": endOfMotd,
    "422": endOfMotd,
    "431": refuseNick,
    "432": refuseNick,
    "433": refuseNick,
    "436": refuseNick,
    "437": refuseNick,
    "900": loggedIn,
    "901": loggedIn,
    "903": () => session.logIn.succeeded(),
    "902": refuseLogIn,
    "904": refuseLogIn,
    "905": refuseLogIn,
    "906": refuseLogIn,
    "907": refuseLogIn,
    "908": () => {},
  };
}

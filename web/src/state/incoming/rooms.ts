import { parseSource } from "../../irc/source";
import type { IncomingLine } from "../incomingLine";
import type { Session } from "../session";
import { tell } from "./events";
import type { HandlerTable } from "./handlers";
import { applyModes } from "./modeChanges";

/** What a room is: its topic, modes, names. */
export function roomHandlers(session: Session): HandlerTable {
  const { state } = session;

  const setTopic = (name: string, topic: string, by: string | null) => {
    const room = state.findRoom(name);
    if (!room) return;
    room.topic = topic;
    room.topicBy = by;
    room.changed();
  };

  const mode = (name: string, words: readonly string[]) => {
    const room = state.findRoom(name);
    if (!room) return;
    applyModes(room, state.isupport, words);
    room.membersChanged();
  };

  /** `353 nick symbol room :[signs]nick[!user@host]...` */
  const names = (line: IncomingLine) => {
    const room = state.findRoom(line.at(2));
    if (!room?.isJoined) return;
    const { signs } = state.isupport.ranks;
    for (const entry of line.last.split(" ")) {
      let ranks = 0;
      while (ranks < entry.length && signs.includes(entry.charAt(ranks))) ranks++;
      const source = parseSource(entry.slice(ranks));
      const member = source && room.enter(source.nick);
      if (!member) continue;
      member.ranks = entry.slice(0, ranks);
      member.user = source.user ?? member.user;
      member.host = source.host ?? member.host;
    }
  };

  /** `RENAME room newname [:reason]`: https://ircv3.net/specs/extensions/channel-rename */
  const rename = (line: IncomingLine) => {
    const room = state.findRoom(line.at(0));
    tell(session, room, line, { what: "renamed", whom: line.at(1), text: line.at(2) });
    if (!line.isHistory && room && state.isRoomName(line.at(1))) state.rename(room, line.at(1));
  };

  const topic = (line: IncomingLine) => {
    tell(session, state.findRoom(line.at(0)), line, { what: "topic", whom: "", text: line.at(1) });
    if (!line.isHistory) setTopic(line.at(0), line.at(1), line.nick);
  };

  const modeOf = (line: IncomingLine) => {
    tell(session, state.findRoom(line.at(0)), line, { what: "mode", whom: "", text: line.parameters.slice(1).join(" ") });
    if (!line.isHistory) mode(line.at(0), line.parameters.slice(1));
  };

  return {
    TOPIC: { takesHistory: true, handle: topic },
    "331": (line) => setTopic(line.at(1), "", null),
    "332": (line) => setTopic(line.at(1), line.at(2), null),
    "333": (line) => {
      const room = state.findRoom(line.at(1));
      if (room) room.topicBy = parseSource(line.at(2))?.nick ?? null;
    },
    MODE: { takesHistory: true, handle: modeOf },
    "324": (line) => mode(line.at(1), line.parameters.slice(2)),
    "353": names,
    "366": (line) => state.findRoom(line.at(1))?.membersChanged(),
    RENAME: { takesHistory: true, handle: rename },
    INVITE: (line) => state.notice("INVITE", `${line.nick} invites you to ${line.at(1)}`, line.at(1), false),
  };
}

import { DirectConversation } from "../conversation";
import type { IncomingLine } from "../incomingLine";
import type { Member, Room } from "../room";
import type { Session } from "../session";
import { roomsOf, tell } from "./events";
import type { Handler, HandlerTable } from "./handlers";

/** Who comes, goes, and changes. */
export function memberHandlers(session: Session): HandlerTable {
  const { state } = session;

  const everywhere = (nick: string, change: (member: Member) => void) => {
    for (const room of state.rooms) {
      const member = room.find(nick);
      if (!member) continue;
      change(member);
      room.membersChanged();
    }
  };

  const iEnter = (line: IncomingLine) => {
    const { nick, user, host } = line.from;
    state.mask = `${nick}!${user ?? ""}@${host ?? ""}`;
    const room = state.isRoomName(line.at(0)) ? state.open(line.at(0)) && state.findRoom(line.at(0)) : undefined;
    if (!room) return;
    room.left();
    room.isJoined = room.isWanted = true;
    room.isRefused = false;
    session.send("MODE", room.name);
    session.history.catchUp(room);
    session.outbox.pump();
  };

  /** `JOIN room [account :realname]` */
  const join = (line: IncomingLine) => {
    tell(session, state.findRoom(line.at(0)), line, { what: "joined", whom: "", text: "" });
    if (line.isHistory) return;
    if (state.isMe(line.nick)) iEnter(line);
    const room = state.findRoom(line.at(0));
    const member = room?.isJoined ? room.enter(line.nick) : undefined;
    if (!room || !member) return;
    member.user = line.from.user;
    member.host = line.from.host;
    if (line.parameters.length > 2) {
      member.account = line.at(1) === "*" ? null : line.at(1);
      member.realName = line.at(2);
    }
    room.saw(line.time);
    room.membersChanged();
  };

  const goes = (room: Room | undefined, nick: string, reason: string) => {
    if (!room?.leave(nick)) return;
    if (state.isMe(nick)) {
      room.isWanted = false;
      room.left();
      session.outbox.abandon(room, reason);
      state.changed();
    }
    room.membersChanged();
  };

  const part = (line: IncomingLine) => {
    const room = state.findRoom(line.at(0));
    tell(session, room, line, { what: "left", whom: "", text: line.at(1) });
    if (!line.isHistory) goes(room, line.nick, "you have left the room");
  };

  const kick = (line: IncomingLine) => {
    const room = state.findRoom(line.at(0));
    tell(session, room, line, { what: "kicked", whom: line.at(1), text: line.at(2) });
    if (!line.isHistory) goes(room, line.at(1), "you were put out of the room");
  };

  const quit = (line: IncomingLine) => {
    for (const room of roomsOf(session, line)) {
      tell(session, room, line, { what: "quit", whom: "", text: line.at(0) });
      if (!line.isHistory && room.leave(line.nick)) room.membersChanged();
    }
  };

  const nick = (line: IncomingLine) => {
    const [former, next] = [line.nick, line.at(0)];
    if (former === "" || next === "") return;
    for (const room of roomsOf(session, line)) tell(session, room, line, { what: "nick", whom: next, text: "" });
    if (line.isHistory) return;
    const direct = state.find(former);
    if (state.isMe(former)) state.nick = next;
    for (const room of state.rooms) if (room.renameMember(former, next)) room.membersChanged();
    if (direct?.isDirect && !state.isMe(next)) state.rename(direct, next);
    if (state.isMe(next) && state.isMe(session.nick.wanted)) session.nickRegained();
    state.changed();
  };

  const away = (who: string, message: string | null) => {
    everywhere(who, (member) => {
      member.isAway = message !== null;
    });
    const direct = state.find(who);
    if (!(direct instanceof DirectConversation)) return;
    direct.away = message;
    direct.changed();
  };

  const iAmAway = (isAway: boolean) => {
    state.isAway = isAway;
    state.changed();
  };

  const account = (line: IncomingLine) => {
    const name = line.at(0) === "*" ? null : line.at(0) || null;
    if (state.isMe(line.nick)) state.account = name;
    everywhere(line.nick, (member) => {
      member.account = name;
    });
  };

  return {
    JOIN: alsoPast(join),
    PART: alsoPast(part),
    KICK: alsoPast(kick),
    QUIT: alsoPast(quit),
    NICK: alsoPast(nick),
    AWAY: (line) => away(line.nick, line.at(0) || null),
    "301": (line) => away(line.at(1), line.at(2)),
    "305": () => iAmAway(false),
    "306": () => iAmAway(true),
    ACCOUNT: account,
    CHGHOST: (line) => {
      if (state.isMe(line.nick)) state.mask = `${line.nick}!${line.at(0)}@${line.at(1)}`;
      everywhere(line.nick, (member) => {
        [member.user, member.host] = [line.at(0), line.at(1)];
      });
    },
    SETNAME: (line) =>
      everywhere(line.nick, (member) => {
        member.realName = line.at(0);
      }),
  };
}

function alsoPast(handle: (line: IncomingLine) => void): Handler {
  return { takesHistory: true, handle };
}

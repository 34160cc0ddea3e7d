import { useSignal } from "@preact/signals";
import { useContext, useLayoutEffect, useMemo, useRef } from "preact/hooks";
import { type MemberRow, memberRows } from "../state/memberOrder";
import type { Member, Room } from "../state/room";
import { safeName } from "../state/safeText";
import type { Session } from "../state/session";
import { words } from "../words/words";
import { Icon } from "./icon";
import { Avatar, nickStyle } from "./nick";
import { Places } from "./places";

const rowHeight = 40;
const spare = 10;
const findsFrom = 12;

interface Props {
  readonly room: Room;
  readonly session: Session;
  back(): void;
}

/** Who is here, the highest ranks first; only those are drawn that are seen. */
export function MemberList({ room, session, back }: Props) {
  const changes = room.memberChanges.value;
  const wanted = useSignal("");
  const window = useSignal({ from: 0, to: 40 });
  const list = useRef<HTMLUListElement>(null);
  const { signs } = session.state.isupport.ranks;
  const rows = useMemo(() => memberRows(room, signs, wanted.value), [room, signs, wanted.value, changes]);
  const say = words.value.talk;

  const look = () => {
    const { current } = list;
    if (!current) return;
    const from = Math.max(0, Math.floor(current.scrollTop / rowHeight) - spare);
    const to = from + Math.ceil((current.clientHeight || 600) / rowHeight) + 2 * spare;
    if (from !== window.value.from || to !== window.value.to) window.value = { from, to };
  };
  useLayoutEffect(look);

  const { from, to } = window.value;
  return (
    <aside class="members" aria-label={say.members}>
      <div class="members-head">
        <h2>{say.memberCount(room.memberCount)}</h2>
        <button type="button" class="icon only-slim" aria-label={say.close} onClick={back}>
          <Icon name="close" />
        </button>
      </div>
      {room.memberCount >= findsFrom && (
        <input
          type="search"
          aria-label={say.findMember}
          placeholder={say.findMember}
          maxLength={40}
          onInput={(event) => {
            wanted.value = event.currentTarget.value;
            list.current?.scrollTo(0, 0);
          }}
        />
      )}
      {rows.length === 0 && wanted.value !== "" && <p class="soft">{say.noMember}</p>}
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolled region must be reached by keyboard. */}
      <ul ref={list} tabIndex={0} aria-label={say.members} onScroll={look}>
        <li class="room" style={{ height: `${from * rowHeight}px` }} aria-hidden="true" />
        {rows.slice(from, to).map((row) => (
          <Row
            key={row.kind === "rank" ? `rank ${row.sign}` : row.member.nick}
            row={row}
            isMe={row.kind === "member" && session.state.isMe(row.member.nick)}
          />
        ))}
        <li class="room" style={{ height: `${Math.max(0, rows.length - to) * rowHeight}px` }} aria-hidden="true" />
      </ul>
    </aside>
  );
}

function Row({ row, isMe }: { readonly row: MemberRow; readonly isMe: boolean }) {
  const say = words.value.talk;
  if (row.kind === "member") return <Somebody member={row.member} isMe={isMe} />;
  const name = Object.hasOwn(say.ranks, row.sign) ? say.ranks[row.sign] : say.rank(row.sign);
  return (
    <li class="rank">
      {name} · {row.count}
    </li>
  );
}

function Somebody({ member, isMe }: { readonly member: Member; readonly isMe: boolean }) {
  const { openProfile } = useContext(Places);
  const say = words.value.talk;
  return (
    <li class={member.isAway ? "away" : undefined}>
      <button type="button" onClick={() => openProfile(member.nick)}>
        <Avatar nick={member.nick} />
        <bdi class="nick" style={nickStyle(member.nick)}>
          {safeName(member.nick)}
        </bdi>
        {isMe && <span class="soft">({say.you})</span>}
        {member.isAway && <span class="soft">{say.away}</span>}
      </button>
    </li>
  );
}

import type { Room } from "../state/room";
import { safeName, safeText } from "../state/safeText";
import { words } from "../words/words";
import { useChat } from "./shellContext";

/** One is not in the room that one sees: why, and what to do. */
export function Outside({ room }: { readonly room: Room }) {
  const { shell } = useChat();
  const { session } = shell;
  const say = words.value.outside;
  room.changes.value;
  session.state.changes.value;
  // A break is told elsewhere, and one comes back in by itself.
  if (session.state.phase !== "online" || room.isJoined || room.isWanted) return null;
  const refusal = session.state.notices.findLast(
    ({ target, isError }) => isError && target !== null && session.state.names.same(target, room.name),
  );
  const waiting = session.outbox.countIn(room);
  const needsKey = refusal?.code === "475";
  return (
    <div class="outside" role="status">
      <p>
        {say.notIn(safeName(room.name))} {refusal && safeText(refusal.text)}
      </p>
      {waiting > 0 && <p>{words.value.line.unsent(waiting)}</p>}
      <div>
        <button type="button" class="primary" onClick={() => session.join(room.name, room.key)}>
          {say.enter}
        </button>
        {needsKey && (
          <button type="button" class="plain" onClick={() => shell.open({ kind: "join" })}>
            {say.withKey}
          </button>
        )}
        <button type="button" class="plain" onClick={() => session.leave(room)}>
          {say.close}
        </button>
      </div>
    </div>
  );
}

/** There is no conversation at all. */
export function Nowhere() {
  const { shell } = useChat();
  const say = words.value.outside;
  return (
    <main class="talk">
      <div class="nowhere">
        <h1>{say.nowhere}</h1>
        <p class="soft">{say.nowhereHint}</p>
        <div>
          <button type="button" class="primary" onClick={() => shell.open({ kind: "directory" })}>
            {words.value.rooms.directory}
          </button>
          <button type="button" class="plain" onClick={() => shell.open({ kind: "join" })}>
            {words.value.rooms.join}
          </button>
        </div>
      </div>
    </main>
  );
}

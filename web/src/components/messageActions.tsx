import { useComputed } from "@preact/signals";
import { useContext } from "preact/hooks";
import { usualEmoji } from "../state/emoji";
import type { Message } from "../state/message";
import { rightsOf, toggleReaction } from "../state/messageRights";
import { words } from "../words/words";
import { Icon, type IconName } from "./icon";
import { act, TalkContext } from "./talkContext";

/** What can be done with a message; there for the one that one points at or has chosen. */
export function MessageActions({ message }: { readonly message: Message; readonly stamp: string }) {
  const around = useContext(TalkContext);
  const isActive = useComputed(() => around?.active.value === message.key || around?.picking.value?.message === message).value;
  if (!around || !isActive) return null;
  const { session, conversation, picking } = around;
  session.state.changes.value;
  const rights = rightsOf(session, conversation, message);
  if (!rights.copy) return null;
  const say = words.value.message;
  const button = (icon: IconName, label: string, run: (event: MouseEvent) => void) => (
    <button type="button" class="icon" aria-label={label} title={label} onClick={run}>
      <Icon name={icon} />
    </button>
  );
  return (
    <div class="actions" role="toolbar" aria-label={say.actions}>
      {rights.react &&
        usualEmoji.map((sign) => (
          <button
            key={sign}
            type="button"
            class="icon usual"
            aria-label={`${say.addReaction} ${sign}`}
            onClick={() => toggleReaction(session, conversation, message, sign)}
          >
            {sign}
          </button>
        ))}
      {rights.react &&
        button(
          "react",
          say.addReaction,
          (event) => (picking.value = { message, at: (event.currentTarget as Element).getBoundingClientRect() }),
        )}
      {rights.reply && button("reply", say.reply, () => act(around, message, "reply"))}
      {rights.edit && button("edit", say.edit, () => act(around, message, "edit"))}
      {button("copy", say.copy, () => act(around, message, "copy"))}
      {rights.remove && button("remove", say.remove, () => act(around, message, "remove"))}
    </div>
  );
}

import { useContext } from "preact/hooks";
import type { Message, Reaction } from "../state/message";
import { countReactions, rightsOf, toggleReaction } from "../state/messageRights";
import { safeText } from "../state/safeText";
import { words } from "../words/words";
import { Icon } from "./icon";
import { nameAll } from "./messageEvents";
import { TalkContext } from "./talkContext";

/** Reactions to a message, each once with how many gave it; one's own are taken back by the same button. */
export function MessageReactions({ message, reactions }: { readonly message: Message; readonly reactions: readonly Reaction[] }) {
  const around = useContext(TalkContext);
  if (reactions.length === 0 || !around) return null;
  const { session, conversation, picking } = around;
  // Whether one may react changes with the line.
  session.state.changes.value;
  const say = words.value.message;
  const mayReact = rightsOf(session, conversation, message).react;
  return (
    <ul class="reactions" aria-label={say.reactions}>
      {[...countReactions(message)].map(([sign, nicks]) => (
        <li key={sign}>
          <button
            type="button"
            aria-pressed={nicks.some((nick) => session.state.isMe(nick))}
            aria-label={say.reaction(safeText(sign), nicks.length, nameAll(nicks))}
            title={nameAll(nicks)}
            disabled={!mayReact}
            onClick={() => toggleReaction(session, conversation, message, sign)}
          >
            <bdi>{safeText(sign)}</bdi> {nicks.length}
          </button>
        </li>
      ))}
      {mayReact && (
        <li>
          <button
            type="button"
            aria-label={say.addReaction}
            onClick={(event) => (picking.value = { message, at: event.currentTarget.getBoundingClientRect() })}
          >
            <Icon name="react" />
          </button>
        </li>
      )}
    </ul>
  );
}

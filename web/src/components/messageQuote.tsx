import { useContext } from "preact/hooks";
import { safeName, safeText } from "../state/safeText";
import { words } from "../words/words";
import { Icon } from "./icon";
import { nickStyle } from "./nick";
import { TalkContext } from "./talkContext";

const mostCharacters = 300;

/** The message that is answered, in a line; it leads there. */
export function MessageQuote({ id }: { readonly id: string }) {
  const around = useContext(TalkContext);
  if (!around) return null;
  const { session, conversation } = around;
  // The one that is answered may be edited, deleted, or read only now.
  conversation.changes.value;
  const message = conversation.message(id);
  const say = words.value.message;
  const text = message?.isRedacted ? say.deleted : safeText((message?.text ?? "").slice(0, mostCharacters)).replaceAll("\n", " ");
  return (
    <button type="button" class="quote" title={say.goToQuoted} onClick={() => session.history.jump(conversation, id)}>
      <Icon name="reply" />
      {message ? (
        <span>
          <bdi class="nick" style={nickStyle(message.sender)}>
            {safeName(message.sender)}
          </bdi>{" "}
          <bdi>{text}</bdi>
        </span>
      ) : (
        <span>{say.earlier}</span>
      )}
    </button>
  );
}

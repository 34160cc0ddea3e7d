import { usualEmoji } from "../state/emoji";
import { rightsOf, toggleReaction } from "../state/messageRights";
import { safeName, safeText } from "../state/safeText";
import { words } from "../words/words";
import { Dialog } from "./dialog";
import { Icon, type IconName } from "./icon";
import { act, type TalkAround } from "./talkContext";

const mostCharacters = 300;

/** What can be done with the message that was pressed for long, in the size of a finger. */
export function MessageSheet({ around }: { readonly around: TalkAround }) {
  const message = around.held.value;
  if (!message) return null;
  const { session, conversation, held, active, picking } = around;
  session.state.changes.value;
  const rights = rightsOf(session, conversation, message);
  const say = words.value.message;
  const close = () => {
    held.value = active.value = null;
  };
  const choice = (icon: IconName, label: string, run: () => void, isGrave = false) => (
    <button
      type="button"
      class={isGrave ? "grave" : undefined}
      onClick={() => {
        close();
        run();
      }}
    >
      <Icon name={icon} />
      {label}
    </button>
  );
  return (
    <Dialog title={<bdi>{safeName(message.sender)}</bdi>} size="small" close={close}>
      <p class="held" dir="auto">
        {message.isRedacted ? say.deleted : safeText(message.text.slice(0, mostCharacters))}
      </p>
      {rights.react && (
        <div class="usual">
          {usualEmoji.map((sign) => (
            <button
              key={sign}
              type="button"
              aria-label={`${say.addReaction} ${sign}`}
              onClick={() => {
                close();
                toggleReaction(session, conversation, message, sign);
              }}
            >
              {sign}
            </button>
          ))}
          <button
            type="button"
            aria-label={say.chooseEmoji}
            onClick={() => {
              close();
              picking.value = { message, at: new DOMRect() };
            }}
          >
            <Icon name="plus" />
          </button>
        </div>
      )}
      <div class="choices">
        {rights.reply && choice("reply", say.reply, () => act(around, message, "reply"))}
        {rights.edit && choice("edit", say.edit, () => act(around, message, "edit"))}
        {rights.copy && choice("copy", say.copy, () => act(around, message, "copy"))}
        {rights.remove && choice("remove", say.remove, () => act(around, message, "remove"), true)}
      </div>
    </Dialog>
  );
}

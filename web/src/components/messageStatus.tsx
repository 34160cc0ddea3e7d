import { useContext, useEffect, useRef } from "preact/hooks";
import type { Message } from "../state/message";
import { safeName } from "../state/safeText";
import { words } from "../words/words";
import { problemText } from "./problem";
import { TalkContext } from "./talkContext";

/** How an own message fares, and what can still be undone. */
export function MessageStatus({ message }: { readonly message: Message; readonly stamp: string }) {
  const around = useContext(TalkContext);
  if (!around) return null;
  const { session, conversation, removing } = around;
  const say = words.value.message;
  if (removing.value === message.key) return <Removal message={message} />;
  if (message.isDeleting)
    return (
      <p class="status" role="status">
        {say.deleting}{" "}
        <button type="button" class="link" onClick={() => session.deletions.undo(conversation, message)}>
          {say.undo}
        </button>
      </p>
    );
  if (message.status === "sending") return <p class="status">{say.sending}</p>;
  if (message.status !== "failed") return null;
  return (
    <p class="status failed" role="alert">
      {say.failed(problemText({ code: message.failureCode ?? "", text: message.failure ?? "" }))}{" "}
      <button type="button" class="link" onClick={() => session.outbox.retry(conversation, message)}>
        {say.retry}
      </button>{" "}
      <button type="button" class="link" onClick={() => session.outbox.discard(conversation, message)}>
        {say.discard}
      </button>
    </p>
  );
}

/** Asks before the message of another goes for everybody. */
function Removal({ message }: { readonly message: Message }) {
  const around = useContext(TalkContext);
  const cancel = useRef<HTMLButtonElement>(null);
  useEffect(() => cancel.current?.focus(), []);
  if (!around) return null;
  const say = words.value.message;
  const done = () => {
    const line = cancel.current?.closest<HTMLElement>("[data-key]");
    around.removing.value = null;
    line?.focus();
  };
  return (
    <fieldset class="confirm" onKeyDown={(event) => event.key === "Escape" && done()}>
      <legend>{say.askDelete(safeName(message.sender))}</legend>
      <button type="button" class="plain" ref={cancel} onClick={done}>
        {say.cancel}
      </button>
      <button
        type="button"
        class="grave"
        onClick={() => {
          done();
          around.session.redact(around.conversation, message);
        }}
      >
        {say.remove}
      </button>
    </fieldset>
  );
}

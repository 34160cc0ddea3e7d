import { useSignal } from "@preact/signals";
import { useEffect, useRef } from "preact/hooks";
import type { Conversation } from "../state/conversation";
import type { Message } from "../state/message";
import { safeName, safeText } from "../state/safeText";
import type { Session } from "../state/session";
import { words } from "../words/words";

const gatherFor = 800;
const mostAtOnce = 4;
const mostKept = 20;
const mostCharacters = 500;

interface Spoken {
  readonly key: number;
  readonly text: string;
}

/** Reads new messages of others to who listens: those that come, not the history, and of a flood only how many. */
export function LiveLog({ session, conversation }: { readonly session: Session; readonly conversation: Conversation }) {
  const spoken = useSignal<readonly Spoken[]>([]);
  const pending = useRef<Message[]>([]);

  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const speak = () => {
      timer = undefined;
      const all = pending.current.splice(0);
      const say = words.value.talk;
      const lines =
        all.length > mostAtOnce
          ? [{ key: all.at(-1)?.key ?? 0, text: say.newer(all.length) }]
          : all.map((one) => ({ key: one.key, text: say.said(safeName(one.sender), safeText(one.text).slice(0, mostCharacters)) }));
      spoken.value = [...spoken.value, ...lines].slice(-mostKept);
    };
    const hear = (where: Conversation, message: Message) => {
      if (where !== conversation || message.isOwn) return;
      pending.current.push(message);
      timer ??= setTimeout(speak, gatherFor);
    };
    session.heard.add(hear);
    return () => {
      session.heard.delete(hear);
      clearTimeout(timer);
    };
  }, [session, conversation]);

  return (
    <div class="only-read" role="log" aria-live="polite" aria-relevant="additions" aria-label={words.value.message.list}>
      {spoken.value.map((one) => (
        <p key={one.key}>{one.text}</p>
      ))}
    </div>
  );
}

import { useContext, useMemo } from "preact/hooks";
import type { Session } from "../state/session";
import { words } from "../words/words";
import { FoundMessage } from "./foundMessage";
import { Places } from "./places";
import { PanelHead } from "./searchPanel";

/** The messages that name one, wherever they were said. */
export function MentionsPanel({ session, close }: { readonly session: Session; close(): void }) {
  const { show } = useContext(Places);
  const say = words.value.talk;
  const all = session.mentions.all.value;
  const names = useMemo(() => ({ isMe: (nick: string) => session.state.isMe(nick), isMember: () => false }), [session]);
  return (
    <aside class="members panel" aria-label={say.mentions} onKeyDown={(event) => event.key === "Escape" && close()}>
      <PanelHead title={say.mentions} close={close} />
      {all.length === 0 && <p class="soft state">{say.noMentions}</p>}
      <ul class="results">
        {all.map(({ conversation, message }) => (
          <FoundMessage
            key={message.key}
            place={conversation.name}
            message={message}
            names={names}
            go={() => {
              show(conversation);
              if (message.id) session.history.jump(conversation, message.id);
            }}
          />
        ))}
      </ul>
    </aside>
  );
}

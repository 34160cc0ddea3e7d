import type { Conversation } from "../state/conversation";
import { Room } from "../state/room";
import { MemberList } from "./memberList";
import { MentionsPanel } from "./mentionsPanel";
import { SearchPanel } from "./searchPanel";
import { useChat } from "./shellContext";

/** What stands beside what is said: who is here, what was found, or where one was mentioned. */
export function Beside({ conversation }: { readonly conversation: Conversation }) {
  const { shell } = useChat();
  const { session } = shell;
  // The focus goes to what opened it: on a phone the field would bring up its keyboard.
  const focusOn = (what: string) => requestAnimationFrame(() => document.querySelector<HTMLElement>(`[data-opens="${what}"]`)?.focus());
  const close = () => {
    const { value } = shell.beside;
    shell.closeBeside();
    if (value !== null) focusOn(value);
  };
  const back = () => {
    shell.pane.value = "talk";
    focusOn("members");
  };
  if (shell.beside.value === "search") return <SearchPanel session={session} conversation={conversation} close={close} />;
  if (shell.beside.value === "mentions") return <MentionsPanel session={session} close={close} />;
  return conversation instanceof Room ? <MemberList room={conversation} session={session} back={back} /> : null;
}

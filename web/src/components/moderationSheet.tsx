import { useSignal } from "@preact/signals";
import { banMask } from "../state/banMask";
import type { Room } from "../state/room";
import { safeName } from "../state/safeText";
import { words } from "../words/words";
import { Dialog } from "./dialog";
import { Choice, Field } from "./field";
import { useChat } from "./shellContext";

interface Props {
  readonly nick: string;
  readonly room: Room;
  /** Whether somebody is to stay out, too. */
  readonly isBan: boolean;
}

/** Puts somebody out of a room, with a reason; where wanted so that it lasts. */
export function ModerationSheet({ nick, room, isBan }: Props) {
  const { shell } = useChat();
  const { session } = shell;
  const scope = useSignal<"person" | "address">("person");
  const say = words.value.moderation;
  room.memberChanges.value;
  const member = room.find(nick);
  const mask = member ? banMask(member, scope.value) : `${nick}!*@*`;
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    const reason = String(new FormData(event.currentTarget as HTMLFormElement).get("reason") ?? "").trim();
    if (isBan) session.send("MODE", room.name, "+b", mask);
    session.send("KICK", room.name, nick, reason);
    shell.close();
  };
  return (
    <Dialog title={isBan ? say.banTitle(safeName(nick)) : say.kickTitle(safeName(nick))} size="small" close={() => shell.close()}>
      <form onSubmit={submit} noValidate>
        <p>{isBan ? say.banHint(safeName(room.name)) : say.kickHint(safeName(room.name))}</p>
        {isBan && (
          <Choice
            label={say.scope}
            hint={say.mask(safeName(mask))}
            value={scope.value}
            options={[
              ["person", member?.account ? say.byAccount(safeName(member.account)) : say.byNick],
              ["address", say.byAddress],
            ]}
            change={(value) => {
              scope.value = value;
            }}
          />
        )}
        <Field isFirst label={say.reason} hint={say.reasonHint} name="reason" maxLength={200} autocomplete="off" spellcheck />
        <div class="buttons">
          <button type="button" class="plain" onClick={() => shell.close()}>
            {words.value.common.cancel}
          </button>
          <button type="submit" class="grave primary">
            {isBan ? say.ban : say.kick}
          </button>
        </div>
      </form>
    </Dialog>
  );
}

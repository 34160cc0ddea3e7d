import { useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import { listInvitations, makeInvitation, type OpenInvitation, revokeInvitation } from "../state/invitations";
import type { Room } from "../state/room";
import { givenRanks, may } from "../state/roomRights";
import { safeName, safeText } from "../state/safeText";
import { words } from "../words/words";
import { Dialog } from "./dialog";
import { Choice, Field } from "./field";
import { useChat } from "./shellContext";
import { LinkIn, WaysIn } from "./waysIn";

// An owner is named, and not found out by a link.
const roleNames: Readonly<Record<string, string>> = { o: "operator", h: "halfop", v: "voice" };

/** How others come into a room: a link, with an invitation in it where one may make it, and the same for other clients. */
export function InviteSheet({ room }: { readonly room: Room }) {
  const { shell, server, address } = useChat();
  const token = useSignal<string | null>(null);
  const answer = useSignal("");
  const say = words.value.invite;
  const { session } = shell;
  const mayInvite = may(session, room, "invite");
  const open = useSignal<readonly OpenInvitation[]>([]);
  const hasAccount = session.state.account !== null;
  const list = async () => {
    if (mayInvite && hasAccount) open.value = await listInvitations(session, room.name);
  };
  useEffect(() => void list(), []);
  const revoke = async (id: string) => {
    answer.value = safeText(await revokeInvitation(session, room.name, id));
    await list();
  };
  const make = async (wish: { uses: number; hours: number; role: string }) => {
    const made = await makeInvitation(session, room.name, wish);
    token.value = made.token;
    answer.value = made.token === null ? safeText(made.text) : say.made;
    await list();
  };
  return (
    <Dialog title={say.title(safeName(room.name))} size="wide" close={() => shell.close()}>
      {room.modes.has("i") && token.value === null && <p>{say.closed}</p>}
      <LinkIn address={address} room={room.name} invitation={token.value} />
      <p role="status">{answer.value}</p>
      {mayInvite && hasAccount && <MakeForm room={room} make={make} />}
      {mayInvite && !hasAccount && <p class="soft">{say.needsAccount}</p>}
      {open.value.length > 0 && (
        <section>
          <h3>{say.open}</h3>
          <ul class="list">
            {open.value.map(({ id, text }) => (
              <li key={id}>
                <div>
                  <bdi>{safeText(text)}</bdi>
                </div>
                <button type="button" class="grave" aria-label={`${say.revoke}: ${safeName(id)}`} onClick={() => void revoke(id)}>
                  {say.revoke}
                </button>
              </li>
            ))}
          </ul>
        </section>
      )}
      {mayInvite && <InviteOne room={room} />}
      <section>
        <h3>{say.others}</h3>
        <WaysIn server={server} room={room.name} pass={token.value ?? room.modes.get("k") ?? null} />
      </section>
    </Dialog>
  );
}

interface MakeProps {
  readonly room: Room;
  make(wish: { uses: number; hours: number; role: string }): Promise<void>;
}

function MakeForm({ room, make }: MakeProps) {
  const { shell } = useChat();
  const [uses, hours, role] = [useSignal("1"), useSignal("24"), useSignal("")];
  const say = words.value.invite;
  const ranks = givenRanks(shell.session, room).filter((rank) => rank in roleNames);
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    void make({ uses: Number(uses.value), hours: Number(hours.value), role: roleNames[role.value] ?? "none" });
  };
  return (
    <section>
      <h3>{say.make}</h3>
      <form onSubmit={submit}>
        <div class="pair">
          <Choice
            label={say.uses}
            value={uses.value}
            options={["1", "5", "25", "100"].map((count) => [count, say.times(Number(count))] as const)}
            change={(value) => (uses.value = value)}
          />
          <Choice
            label={say.until}
            value={hours.value}
            options={["1", "24", "168", "720"].map((count) => [count, say.hours(Number(count))] as const)}
            change={(value) => (hours.value = value)}
          />
          <Choice
            label={say.role}
            value={role.value}
            options={[["", words.value.ranks.none], ...ranks.map((rank) => [rank, words.value.ranks[rank as "q"] ?? rank] as const)]}
            change={(value) => (role.value = value)}
          />
        </div>
        <div class="buttons">
          <button type="submit" class="primary">
            {say.make}
          </button>
        </div>
      </form>
    </section>
  );
}

/** https://modern.ircdocs.horse/#invite-message */
function InviteOne({ room }: { readonly room: Room }) {
  const { shell } = useChat();
  const say = words.value.invite;
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    const form = event.currentTarget as HTMLFormElement;
    const nick = String(new FormData(form).get("nick") ?? "").trim();
    if (nick === "" || /\s/.test(nick)) return;
    shell.session.send("INVITE", nick, room.name);
    shell.say(say.sent(safeName(nick)));
    form.reset();
  };
  return (
    <section>
      <form onSubmit={submit}>
        <Field label={say.one} name="nick" maxLength={64} autocomplete="off" autocapitalize="off">
          <button type="submit" class="plain">
            {say.invite}
          </button>
        </Field>
      </form>
    </section>
  );
}

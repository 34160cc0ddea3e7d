import { useSignal } from "@preact/signals";
import { Fragment } from "preact";
import { useEffect, useRef } from "preact/hooks";
import { lookUpProfile, type Profile } from "../state/lookups";
import type { Room } from "../state/room";
import { givenRanks, mayActOn, rankOf } from "../state/roomRights";
import { safeName, safeText } from "../state/safeText";
import type { Session } from "../state/session";
import { words } from "../words/words";
import { Dialog } from "./dialog";
import { Choice } from "./field";
import { Icon } from "./icon";
import { useChat } from "./shellContext";

interface Props {
  readonly nick: string;
  readonly room: Room | null;
}

/** Who somebody is, and what one can do about it. */
export function ProfileSheet({ nick, room }: Props) {
  const { shell } = useChat();
  const found = useSignal<Profile | string | null>(null);
  const { session } = shell;
  const say = words.value.profile;
  room?.memberChanges.value;

  useEffect(() => {
    let isOpen = true;
    void lookUpProfile(session, nick).then((profile) => {
      if (isOpen) found.value = profile;
    });
    return () => {
      isOpen = false;
    };
  }, [session, nick, found]);

  const profile = found.value;
  const isMe = session.state.isMe(nick);
  return (
    <Dialog title={<bdi>{safeName(nick)}</bdi>} size="small" close={() => shell.close()}>
      {profile === null && <p class="soft">{say.loading}</p>}
      {typeof profile === "string" && <p class="error">{safeText(profile)}</p>}
      {profile !== null && typeof profile !== "string" && <Facts profile={profile} />}
      {!isMe && (
        <div class="buttons start">
          <button type="button" class="primary" onClick={() => talkTo(shell, nick)}>
            <Icon name="talk" />
            {say.talk}
          </button>
        </div>
      )}
      {room?.find(nick) && <InRoom nick={nick} room={room} />}
    </Dialog>
  );
}

function talkTo(shell: ReturnType<typeof useChat>["shell"], nick: string): void {
  shell.close();
  shell.goTo(nick);
}

function Facts({ profile }: { readonly profile: Profile }) {
  const say = words.value.profile;
  const rows: readonly (readonly [string, string | null])[] = [
    [say.name, profile.realName],
    [say.account, profile.account ?? say.guest],
    [say.away, profile.away],
    [say.rooms, profile.rooms.join(" ") || null],
    [say.idle, profile.idleSeconds === null ? null : say.idleFor(profile.idleSeconds)],
    [say.address, profile.mask],
    [
      say.also,
      [profile.isOperator ? say.operator : "", profile.isBot ? say.bot : "", profile.isSecure ? say.secure : ""].filter(Boolean).join(", "),
    ],
  ];
  return (
    <dl class="facts">
      {rows.map(
        ([name, text]) =>
          text && (
            <Fragment key={name}>
              <dt>{name}</dt>
              <dd>
                <bdi>{safeText(text)}</bdi>
              </dd>
            </Fragment>
          ),
      )}
    </dl>
  );
}

/** Role and moderation, as far as one's own role goes. */
function InRoom({ nick, room }: { readonly nick: string; readonly room: Room }) {
  const { shell } = useChat();
  const { session } = shell;
  const say = words.value.profile;
  const ranks = givenRanks(session, room);
  const current = rankOf(session, room, nick);
  const mayChange = ranks.length > 0 && (current === "" || ranks.includes(current));
  const acts = mayActOn(session, room, nick);
  if (!mayChange && !acts)
    return current === "" ? null : <p class="soft">{say.is(words.value.ranks[current as "q"] ?? current, safeName(room.name))}</p>;
  return (
    <section aria-label={safeName(room.name)}>
      <h3>
        <bdi>{safeName(room.name)}</bdi>
      </h3>
      {mayChange && <RoleForm nick={nick} current={current} ranks={ranks} give={(rank) => giveRank(session, room, nick, rank)} />}
      {acts && (
        <div class="buttons start">
          <button type="button" class="grave" onClick={() => shell.open({ kind: "kick", nick, room })}>
            <Icon name="kick" />
            {say.kick}
          </button>
          <button type="button" class="grave" onClick={() => shell.open({ kind: "ban", nick, room })}>
            <Icon name="ban" />
            {say.ban}
          </button>
        </div>
      )}
    </section>
  );
}

function giveRank(session: Session, room: Room, nick: string, rank: string): void {
  const letters = [...session.state.isupport.ranks.letters];
  const signs = [...session.state.isupport.ranks.signs];
  const has = [...(room.find(nick)?.ranks ?? "")]
    .map((sign) => letters[signs.indexOf(sign)] ?? "")
    .filter((letter) => letter !== "" && letter !== rank);
  const modes = `${rank === "" ? "" : `+${rank}`}${has.length > 0 ? `-${has.join("")}` : ""}`;
  if (modes !== "") session.send("MODE", room.name, modes, ...Array<string>(modes.replace(/[+-]/g, "").length).fill(nick));
}

// They can take a room from who gives these.
const gravest = "qa";

interface RoleProps {
  readonly nick: string;
  readonly current: string;
  readonly ranks: readonly string[];
  give(rank: string): void;
}

/** A role is chosen first, and then given: whoever steps through the choices by keys gives nothing. */
function RoleForm({ nick, current, ranks, give }: RoleProps) {
  const chosen = useSignal<string | null>(null);
  const isAsking = useSignal(false);
  const button = useRef<HTMLButtonElement>(null);
  const say = words.value.profile;
  const nameOf = (rank: string) => (rank === "" ? words.value.ranks.none : (words.value.ranks[rank as "q"] ?? rank));
  const rank = chosen.value ?? current;
  const done = () => {
    isAsking.value = false;
    button.current?.focus();
  };
  const giveNow = () => {
    give(rank);
    chosen.value = null;
    done();
  };
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    if (rank === current) return;
    if (rank !== "" && gravest.includes(rank)) isAsking.value = true;
    else giveNow();
  };
  return (
    <form onSubmit={submit}>
      <Choice
        label={say.role}
        value={rank}
        options={["", ...ranks].map((one) => [one, nameOf(one)] as const)}
        change={(one) => {
          chosen.value = one;
          isAsking.value = false;
        }}
      />
      {isAsking.value && (
        <Confirmation text={say.askRole(safeName(nick), nameOf(rank))} cancel={done} name={say.giveRole(nameOf(rank))} confirm={giveNow} />
      )}
      <div class="buttons start">
        <button type="submit" class="plain" ref={button}>
          {say.changeRole}
        </button>
      </div>
    </form>
  );
}

interface ConfirmationProps {
  readonly text: string;
  readonly name: string;
  confirm(): void;
  cancel(): void;
}

function Confirmation({ text, name, confirm, cancel }: ConfirmationProps) {
  const first = useRef<HTMLButtonElement>(null);
  useEffect(() => first.current?.focus(), []);
  return (
    <fieldset class="confirm">
      <legend>{text}</legend>
      <button type="button" class="plain" ref={first} onClick={cancel}>
        {words.value.common.cancel}
      </button>
      <button type="button" class="grave" onClick={confirm}>
        {name}
      </button>
    </fieldset>
  );
}

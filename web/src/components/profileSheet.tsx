import { useSignal } from "@preact/signals";
import { Fragment } from "preact";
import { useEffect } from "preact/hooks";
import { lookUpProfile, type Profile } from "../state/lookups";
import type { Room } from "../state/room";
import { givenRanks, mayActOn, rankOf } from "../state/roomRights";
import { safeName, safeText } from "../state/safeText";
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
  const give = (rank: string) => {
    const letters = [...session.state.isupport.ranks.letters];
    const signs = [...session.state.isupport.ranks.signs];
    const has = [...(room.find(nick)?.ranks ?? "")]
      .map((sign) => letters[signs.indexOf(sign)] ?? "")
      .filter((letter) => letter !== "" && letter !== rank);
    const modes = `${rank === "" ? "" : `+${rank}`}${has.length > 0 ? `-${has.join("")}` : ""}`;
    if (modes !== "") session.send("MODE", room.name, modes, ...Array<string>(modes.replace(/[+-]/g, "").length).fill(nick));
  };
  return (
    <section aria-label={safeName(room.name)}>
      <h3>
        <bdi>{safeName(room.name)}</bdi>
      </h3>
      {mayChange && (
        <Choice
          label={say.role}
          value={current}
          options={[["", words.value.ranks.none], ...ranks.map((rank) => [rank, words.value.ranks[rank as "q"] ?? rank] as const)]}
          change={give}
        />
      )}
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

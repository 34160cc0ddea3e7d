import { useSignal } from "@preact/signals";
import { useEffect, useRef } from "preact/hooks";
import { Field } from "../components/field";
import { Sign } from "../components/icon";
import { LinkIn, WaysIn } from "../components/waysIn";
import { waysIn } from "../state/invitations";
import type { EndKind } from "../state/lineCondition";
import type { Link } from "../state/links";
import { safeName, safeText } from "../state/safeText";
import type { ServerFacts } from "../state/serverFacts";
import type { SessionOptions } from "../state/session";
import { words } from "../words/words";

/** Why one is not in, or what is being waited for. */
export interface EntryNews {
  readonly why: EndKind | "trying";
  readonly text: string;
  /** Another nickname that may be free. */
  readonly suggestion: string | null;
}

interface Props {
  readonly server: ServerFacts;
  readonly link: Link | null;
  /** The address of the page, without what stands behind the #. */
  readonly address: string;
  readonly nick: string;
  readonly news: EntryNews | null;
  /** The account as which this device logs in by itself. */
  readonly kept: string | null;
  /** Whether it is being tried right now. */
  readonly isBusy: boolean;
  enter(options: SessionOptions): void;
  cancel(): void;
}

/** Whose server this is, which room one enters, and under which name. */
export function EntryScreen({ server, link, address, nick, news, kept, isBusy, enter, cancel }: Props) {
  const error = useSignal<{ at: "nick" | "room" | "password"; text: string } | null>(null);
  const say = words.value.entry;
  const room = link?.room ?? server.lobby;
  const errorAt = (at: "nick" | "room" | "password") => (error.value?.at === at ? error.value.text : undefined);
  const refusal = useRef<HTMLDivElement>(null);
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => {
    if (news && news.why !== "trying") refusal.current?.focus();
    else if (matchMedia("(pointer: fine)").matches) form.current?.querySelector("input")?.focus();
  }, [news]);

  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    const data = new FormData(event.currentTarget as HTMLFormElement);
    const read = readEntry(data, server, room, kept);
    error.value = "at" in read ? read : null;
    if (!("at" in read)) enter({ ...read, key: read.rooms?.[0] === link?.room ? (link?.invitation ?? null) : null, asksAgain: true });
  };

  return (
    <div class="entry">
      <header class="whose">
        <Sign />
        <div>
          <h1>{safeText(server.name)}</h1>
          <p>{server.description === "" ? say.lead : safeText(server.description)}</p>
        </div>
        {!link && <Otherwise server={server} room={room} />}
        <Sign />
      </header>
      <main class="way">
        <form onSubmit={submit} noValidate ref={form}>
          <h2>{link?.invitation ? say.invited(safeName(room)) : say.enterRoom(safeName(room))}</h2>
          <div class={news && news.why !== "trying" ? "refusal" : "only-read"} role="alert" tabIndex={-1} ref={refusal}>
            {news && news.why !== "trying" && (
              <>
                <p>{news.why === "nick" ? say.nickRefused : words.value.line.over[news.why]}</p>
                {news.text !== "" && <p>{safeText(news.text)}</p>}
                <p>{say.whatNow[news.why]}</p>
              </>
            )}
          </div>
          <Field
            key={`nick ${news?.suggestion ?? ""}`}
            label={say.nick}
            hint={kept === null ? say.nickHint : say.kept(safeName(kept))}
            error={errorAt("nick")}
            name="nick"
            defaultValue={news?.suggestion ?? nick}
            required
            maxLength={32}
            autocomplete="username"
            autocapitalize="off"
          />
          {server.needsPassword && (
            <Field
              label={say.serverPassword}
              hint={say.serverPasswordHint}
              error={errorAt("password")}
              name="serverPassword"
              type="password"
              autocomplete="off"
            />
          )}
          <div class="more">
            <details open={server.needsAccount || news?.why === "login"}>
              <summary>{say.hasAccount}</summary>
              <div>
                <Field
                  label={say.password}
                  hint={words.value.account.passwordStays}
                  name="password"
                  type="password"
                  autocomplete="current-password"
                />
              </div>
            </details>
            {!link?.invitation && (
              <details>
                <summary>{say.otherRoom}</summary>
                <div>
                  <Field
                    label={say.room}
                    error={errorAt("room")}
                    name="room"
                    maxLength={60}
                    defaultValue={room}
                    autocapitalize="off"
                    autocomplete="off"
                  />
                </div>
              </details>
            )}
          </div>
          <button class="primary" type="submit" disabled={isBusy}>
            {isBusy ? say.busy : say.enter}
          </button>
          <div role="status">
            {news?.why === "trying" && <p class="soft">{safeText(news.text)}</p>}
            {isBusy && (
              <button type="button" class="link" onClick={cancel}>
                {words.value.common.cancel}
              </button>
            )}
          </div>
        </form>
        {link && (
          <details class="ways" open={link.invitation !== null}>
            <summary>{words.value.invite.others}</summary>
            <div>
              <WaysIn server={server} room={room} pass={link.invitation} />
              <LinkIn address={address} room={room} invitation={link.invitation} />
            </div>
          </details>
        )}
      </main>
    </div>
  );
}

/** How one comes in without this page. */
function Otherwise({ server, room }: { readonly server: ServerFacts; readonly room: string }) {
  const ways = waysIn(server, room, null).filter(({ kind }) => kind !== "irc");
  return (
    <div class="otherwise">
      {ways.length > 0 && <small>{words.value.entry.otherwise}</small>}
      {ways.map(({ kind, text }) => (
        <code key={kind}>{safeText(text.split("\n")[0] ?? "")}</code>
      ))}
    </div>
  );
}

type Wrong = { readonly at: "nick" | "room" | "password"; readonly text: string };

function readEntry(data: FormData, server: ServerFacts, room: string, kept: string | null): SessionOptions | Wrong {
  const say = words.value.entry;
  const text = (name: string) => String(data.get(name) ?? "").trim();
  const [nick, name, password, serverPassword] = [
    text("nick"),
    text("room") || room,
    String(data.get("password") ?? ""),
    String(data.get("serverPassword") ?? ""),
  ];
  if (nick === "" || /[\s,:!@#*?]/.test(nick)) return { at: "nick", text: say.wrongNick };
  if (/[\s,\x07]/.test(name)) return { at: "room", text: say.wrongRoom };
  if (server.needsPassword && serverPassword === "") return { at: "password", text: say.needsPassword };
  return {
    nick,
    rooms: [/^[#&]/.test(name) ? name : `#${name}`],
    credentials: password !== "" ? { account: nick, password } : kept !== null ? { account: kept, password: null } : null,
    serverPassword: serverPassword === "" ? null : serverPassword,
  };
}

import { useSignal } from "@preact/signals";
import { useEffect, useMemo } from "preact/hooks";
import type { Around } from "../components/shellContext";
import { lineCondition } from "../state/lineCondition";
import { readLink } from "../state/links";
import { changePreferences, isOfPreferences, loadPreferences, preferences } from "../state/preferences";
import { readServerFacts, type ServerFacts } from "../state/serverFacts";
import type { SessionOptions } from "../state/session";
import type { Store } from "../state/store";
import { words } from "../words/words";
import { browserPort } from "./browserPort";
import { browserStore } from "./browserStore";
import { ChatScreen } from "./chatScreen";
import { connectAsKept } from "./connectAsKept";
import { type EntryNews, EntryScreen } from "./entryScreen";
import { isKeptRefused, KeptLogIn } from "./keptLogIn";
import { followPreferences } from "./pageLooks";
import { notifyPage } from "./pageNotifier";
import { addressOf, followPanes, isAtPane } from "./paneHistory";
import { fetchServerFacts } from "./serverFiles";
import { keepShell } from "./serviceWorker";
import { Visit } from "./visit";

const visiting = "chaton.visiting";

/** Which screen is seen. */
export function App() {
  const store = useMemo(() => browserStore("localStorage"), []);
  const tab = useMemo(() => browserStore("sessionStorage"), []);
  const kept = useMemo(() => new KeptLogIn(), []);
  const server = useSignal<ServerFacts>(readServerFacts(null, location.hostname));
  const visit = useSignal<Visit | null>(null);
  const refusal = useSignal<EntryNews | null>(null);
  const link = useSignal(readLink(location.hash));
  useMemo(() => loadPreferences(store), [store]);

  const end = (forgets: boolean) => {
    tab.remove(visiting);
    visit.value?.end("", forgets);
    visit.value = null;
  };
  // A page that is loaded again comes back by itself, unless that takes a password.
  const noteVisit = ({ options, client }: Visit) => {
    if (options.serverPassword || (options.credentials?.password && kept.name === null)) tab.remove(visiting);
    else tab.write(visiting, client.session.nick.wanted);
  };
  const enter = (options: SessionOptions) => {
    end(false);
    refusal.value = null;
    changePreferences(store, { nick: options.nick });
    const port = browserPort();
    const connect = connectAsKept(port.connect, kept, () => kept.lend(next.client.session));
    const next: Visit = new Visit(options, { ...port, connect }, store);
    visit.value = next;
    noteVisit(next);
    next.start();
  };
  // Back to where one enters, with the reason.
  const refused = (one: Visit) => {
    refusal.value = newsOf(one);
    end(false);
  };
  const remember = async (one: Visit, isOn: boolean) => {
    const { session } = one.client;
    const isDone = await (isOn ? kept.keep(session, browserPort().newId().slice(0, 8)) : kept.forget(session));
    if (visit.value === one) noteVisit(one);
    return isDone;
  };
  const logOut = async () => {
    const one = visit.value;
    if (!one) return;
    const { session } = one.client;
    if (!kept.isKnown) await kept.look();
    // What is kept for another account stays.
    const { account } = session.state;
    const isMine = account === null || kept.isOf(account);
    if (isMine && !(await kept.forget(session))) one.shell.say(words.value.account.notLoggedOut, true);
    else if (visit.value === one) end(true);
  };

  useEffect(() => followPreferences(), []);
  useEffect(() => followOtherTabs(store), [store]);
  useEffect(() => void keepShell(() => visit.value?.shell.say(words.value.common.renewed)), []);
  useEffect(() => followPage(() => visit.value), []);
  useEffect(() => {
    const begin = async () => {
      const [facts] = await Promise.all([fetchServerFacts(), kept.look()]);
      server.value = facts;
      const nick = tab.read(visiting);
      const credentials = kept.account === null ? null : { account: kept.account, password: null };
      if (nick && !visit.value)
        enter({ nick, rooms: [link.value?.room ?? facts.lobby], key: link.value?.invitation ?? null, credentials, asksAgain: true });
    };
    void begin();
  }, []);
  useEffect(() => {
    const follow = () => {
      if (visit.value?.isIn && isAtPane()) return;
      link.value = readLink(location.hash);
      const { value } = link;
      if (value && visit.value?.isIn) visit.value.shell.goTo(value.room, value.invitation);
    };
    window.addEventListener("hashchange", follow);
    return () => window.removeEventListener("hashchange", follow);
  }, []);

  const current = visit.value;
  current?.client.session.state.changes.value;
  const isRefused = current?.client.session.isOver === true && !current.client.session.nick.hasBeenIn;
  useEffect(() => {
    if (!current || !isRefused) return;
    // What is not good any more is not tried again.
    if (isKeptRefused(current.client.session)) void kept.letGo();
    refused(current);
  }, [current, isRefused]);
  if (current?.isIn && !isRefused)
    return (
      <Inside
        visit={current}
        server={server.value}
        store={store}
        isRemembered={kept.isOf(current.client.session.state.account)}
        remember={(isOn) => remember(current, isOn)}
        leave={() => refused(current)}
        end={() => end(true)}
        logOut={() => void logOut()}
      />
    );
  return (
    <EntryScreen
      server={server.value}
      link={link.value}
      address={location.origin + location.pathname}
      nick={preferences.value.nick}
      news={current ? newsOf(current) : refusal.value}
      kept={kept.account}
      isBusy={current !== null && !current.client.session.isOver}
      enter={enter}
      cancel={() => end(false)}
    />
  );
}

interface InsideProps {
  readonly visit: Visit;
  readonly server: ServerFacts;
  readonly store: Store;
  readonly isRemembered: boolean;
  remember(isOn: boolean): Promise<boolean>;
  /** Back to where one enters. */
  leave(): void;
  end(): void;
  logOut(): void;
}

function Inside({ visit, server, store, isRemembered, remember, leave, end, logOut }: InsideProps) {
  const { shell, client } = visit;
  const conversation = shell.current.value;
  useEffect(() => notifyPage(shell, store, server.name), [shell, store, server]);
  useEffect(() => followPanes(shell), [shell]);
  useEffect(() => {
    const hash = addressOf(shell);
    if (conversation && location.hash !== hash) history.replaceState(history.state, "", hash);
  }, [conversation]);
  const around: Around = {
    shell,
    store,
    drafts: visit.drafts,
    server,
    address: location.origin + location.pathname,
    isRemembered,
    connectNow: () => client.wake(),
    remember,
    leave: end,
    logOut,
  };
  return <ChatScreen around={around} leave={leave} />;
}

function newsOf(visit: Visit): EntryNews | null {
  const { session } = visit.client;
  const condition = lineCondition(session, navigator.onLine === false);
  if (condition.kind === "over")
    return {
      why: condition.why,
      text: session.nick.refusal?.reason ?? condition.reason,
      suggestion: session.nick.refusal?.suggestion ?? null,
    };
  if (condition.kind !== "waiting") return null;
  return { why: "trying", text: words.value.line.waiting(condition.reason, condition.seconds), suggestion: null };
}

// What is not to be kept is not kept by any tab.
function followOtherTabs(store: Store): () => void {
  const follow = ({ key }: StorageEvent) => isOfPreferences(key) && loadPreferences(store);
  window.addEventListener("storage", follow);
  return () => window.removeEventListener("storage", follow);
}

/** The network goes or comes back, the page is seen again, or goes: none of that may lose anything, and the line is asked at once. */
function followPage(visit: () => Visit | null): () => void {
  const wake = () => {
    if (document.visibilityState === "visible") visit()?.client.wake();
    else visit()?.keep();
  };
  const keep = () => visit()?.keep(true);
  window.addEventListener("online", wake);
  window.addEventListener("offline", wake);
  window.addEventListener("pagehide", keep);
  document.addEventListener("visibilitychange", wake);
  return () => {
    window.removeEventListener("online", wake);
    window.removeEventListener("offline", wake);
    window.removeEventListener("pagehide", keep);
    document.removeEventListener("visibilitychange", wake);
  };
}

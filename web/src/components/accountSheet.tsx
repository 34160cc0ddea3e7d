import { useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import { type AppPassword, addApp, listApps, removeApp } from "../state/appPasswords";
import { register, registrationOffer, verify } from "../state/registration";
import { safeName, safeText } from "../state/safeText";
import { words } from "../words/words";
import { CopyLine } from "./copyLine";
import { Dialog } from "./dialog";
import { Field, Toggle } from "./field";
import { useChat } from "./shellContext";
import { Tabs } from "./tabs";

/** Logging in, making an account, and what belongs to it. */
export function AccountSheet() {
  const { shell, server } = useChat();
  const { state } = shell.session;
  state.changes.value;
  const tab = useSignal<"logIn" | "register">("logIn");
  const say = words.value.account;
  if (state.account !== null)
    return (
      <Dialog title={say.title} close={() => shell.close()}>
        <Mine account={state.account} />
      </Dialog>
    );
  const isOffered = registrationOffer(shell.session).isOffered && server.registration !== "closed";
  const tabs = isOffered
    ? ([
        ["logIn", say.logIn],
        ["register", say.register],
      ] as const)
    : ([["logIn", say.logIn]] as const);
  return (
    <Dialog
      title={say.title}
      close={() => shell.close()}
      head={<Tabs label={say.title} all={tabs} current={tab.value} choose={(one) => (tab.value = one)} />}
    >
      {tab.value === "logIn" ? <LogInForm /> : <RegisterForm />}
    </Dialog>
  );
}

function LogInForm() {
  const { shell } = useChat();
  const error = useSignal("");
  const isBusy = useSignal(false);
  const { session } = shell;
  const say = words.value.account;
  useEffect(() => {
    session.loginFailed = (reason) => {
      error.value = safeText(reason);
      isBusy.value = false;
    };
    return () => {
      session.loginFailed = () => {};
    };
  }, [session, error, isBusy]);
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    const data = new FormData(event.currentTarget as HTMLFormElement);
    const [account, password] = [String(data.get("account") ?? "").trim(), String(data.get("password") ?? "")];
    if (account === "" || password === "") {
      error.value = say.missing;
      return;
    }
    error.value = "";
    isBusy.value = true;
    session.logInNow({ account, password });
  };
  return (
    <form onSubmit={submit} noValidate>
      <Field
        isFirst
        label={say.name}
        name="account"
        defaultValue={session.state.nick}
        autocomplete="username"
        autocapitalize="off"
        maxLength={64}
      />
      <Field
        label={say.password}
        hint={say.passwordStays}
        error={error.value}
        name="password"
        type="password"
        autocomplete="current-password"
      />
      <div class="buttons">
        <button type="submit" class="primary" disabled={isBusy.value}>
          {isBusy.value ? say.busy : say.logIn}
        </button>
      </div>
    </form>
  );
}

function RegisterForm() {
  const { shell, server } = useChat();
  const { session } = shell;
  const error = useSignal("");
  const isBusy = useSignal(false);
  const pending = useSignal<{ account: string; password: string; text: string } | null>(null);
  const { needsEmail } = registrationOffer(session);
  const say = words.value.account;
  const submit = async (event: SubmitEvent) => {
    event.preventDefault();
    const data = new FormData(event.currentTarget as HTMLFormElement);
    const text = (name: string) => String(data.get(name) ?? "").trim();
    const password = pending.value?.password ?? String(data.get("password") ?? "");
    if (password.length < server.leastPassword) error.value = say.short(server.leastPassword);
    else if (needsEmail && !pending.value && !/^\S+@\S+$/.test(text("email"))) error.value = say.wrongEmail;
    else {
      isBusy.value = true;
      const step = pending.value
        ? await verify(session, pending.value.account, text("code"), password)
        : await register(session, password, text("email"), text("invitation"));
      isBusy.value = false;
      error.value = step.kind === "refused" ? safeText(step.text) : "";
      if (step.kind === "verify") pending.value = { account: step.account, password, text: step.text };
    }
  };
  return (
    <form onSubmit={(event) => void submit(event)} noValidate>
      {pending.value ? (
        <>
          <p>{safeText(pending.value.text)}</p>
          <Field isFirst label={say.code} error={error.value} name="code" autocomplete="one-time-code" maxLength={100} />
        </>
      ) : (
        <>
          <p>{say.lead(safeName(session.state.nick))}</p>
          <input
            type="text"
            class="only-read"
            autocomplete="username"
            value={session.state.nick}
            readOnly
            tabIndex={-1}
            aria-hidden="true"
          />
          {needsEmail && <Field label={say.email} name="email" type="email" autocomplete="email" maxLength={200} />}
          {server.registration === "invitation" && (
            <Field label={say.invitation} hint={say.invitationHint} name="invitation" maxLength={200} />
          )}
          <Field
            label={say.password}
            hint={say.passwordHint}
            error={error.value}
            name="password"
            type="password"
            autocomplete="new-password"
          />
        </>
      )}
      <div class="buttons">
        <button type="submit" class="primary" disabled={isBusy.value}>
          {isBusy.value ? say.busy : pending.value ? say.confirm : say.register}
        </button>
      </div>
    </form>
  );
}

function Mine({ account }: { readonly account: string }) {
  const { shell, isRemembered, remember, logOut } = useChat();
  const isOn = useSignal(isRemembered);
  const say = words.value.account;
  const stay = async (wanted: boolean) => {
    const isDone = await remember(wanted);
    isOn.value = isDone ? wanted : !wanted;
    if (!isDone) shell.say(say.notRemembered, true);
  };
  return (
    <>
      <section>
        <p>{say.loggedIn(safeName(account))}</p>
        <Toggle label={say.stay} hint={say.stayHint} isOn={isOn.value} change={(wanted) => void stay(wanted)} />
      </section>
      <AppPasswords />
      <section>
        <div class="buttons start">
          <button type="button" class="grave" onClick={logOut}>
            {say.logOut}
          </button>
        </div>
      </section>
    </>
  );
}

/** Passwords for one program each, and for the browsers that stay logged in. */
function AppPasswords() {
  const { shell } = useChat();
  const names = useSignal<readonly string[]>([]);
  const made = useSignal<AppPassword | null>(null);
  const answer = useSignal("");
  const say = words.value.account;
  const { session } = shell;
  const list = async () => {
    names.value = await listApps(session);
  };
  useEffect(() => void list(), []);
  const add = async (event: SubmitEvent) => {
    event.preventDefault();
    const form = event.currentTarget as HTMLFormElement;
    const name = String(new FormData(form).get("name") ?? "").trim();
    if (!/^[A-Za-z0-9._-]{1,30}$/.test(name)) {
      answer.value = say.wrongAppName;
      return;
    }
    const added = await addApp(session, name);
    made.value = typeof added === "string" ? null : added;
    answer.value = typeof added === "string" ? added : say.shownOnce;
    form.reset();
    await list();
  };
  const remove = async (name: string) => {
    answer.value = await removeApp(session, name);
    made.value = null;
    await list();
  };
  return (
    <section aria-label={say.apps}>
      <h3>{say.apps}</h3>
      <p class="soft">{say.appsHint}</p>
      <ul class="list">
        {names.value.map((name) => (
          <li key={name}>
            <div>
              <bdi>{safeName(name)}</bdi>
            </div>
            <button type="button" class="grave" aria-label={`${say.revoke}: ${safeName(name)}`} onClick={() => void remove(name)}>
              {say.revoke}
            </button>
          </li>
        ))}
      </ul>
      <p role="status">{safeText(answer.value)}</p>
      {made.value && (
        <>
          <CopyLine label={say.name} text={made.value.name} />
          <CopyLine label={say.password} text={made.value.password} />
        </>
      )}
      <form onSubmit={(event) => void add(event)} noValidate>
        <Field label={say.appName} name="name" maxLength={30} autocomplete="off">
          <button type="submit" class="plain">
            {say.addApp}
          </button>
        </Field>
      </form>
    </section>
  );
}

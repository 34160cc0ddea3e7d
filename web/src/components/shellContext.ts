import { createContext } from "preact";
import { useContext } from "preact/hooks";
import { Drafts } from "../state/drafts";
import { readServerFacts, type ServerFacts } from "../state/serverFacts";
import type { Shell } from "../state/shell";
import { MemoryStore, type Store } from "../state/store";

/** What the pieces of the chat share. */
export interface Around {
  readonly shell: Shell;
  readonly store: Store;
  readonly drafts: Drafts;
  readonly server: ServerFacts;
  /** The address of the page, without what stands behind the #. */
  readonly address: string;
  /** Whether this device stays logged in. */
  readonly isRemembered: boolean;
  /** Connects at once, where that is waited for. */
  connectNow(): void;
  remember(isOn: boolean): Promise<boolean>;
  /** Ends the visit; what was said is not kept on this device. */
  leave(): void;
  /** The same, and this device does not log in by itself any more. */
  logOut(): void;
}

const context = createContext<Around | null>(null);

export const AroundProvider = context.Provider;

/** What the pieces share; null outside of the chat. */
export function useAround(): Around | null {
  return useContext(context);
}

/** The same for what is only ever drawn inside. */
export function useChat(): Around {
  const around = useContext(context);
  if (!around) throw new Error("This is drawn inside the chat only");
  return around;
}

/** What there is without a browser and a server, for one piece alone. */
export function aroundOf(shell: Shell, given: Partial<Around> = {}): Around {
  const store = new MemoryStore();
  return {
    shell,
    store,
    drafts: new Drafts(store, shell.session.nick.wanted),
    server: readServerFacts(null, "localhost"),
    address: "http://localhost/",
    isRemembered: false,
    connectNow: () => {},
    remember: async () => false,
    leave: () => {},
    logOut: () => {},
    ...given,
  };
}

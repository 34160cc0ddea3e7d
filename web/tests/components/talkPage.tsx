import { render } from "preact";
import { act } from "preact/test-utils";
import { Composer } from "../../src/components/composer";
import { MessageList } from "../../src/components/messageList";
import { Places, type PlacesToGo } from "../../src/components/places";
import { Drafts } from "../../src/state/drafts";
import { MemoryStore } from "../../src/state/store";
import { capabilities, Talk } from "../state/talk";

/** What is said in a room, and the field to write in, on a page without a browser. */
export class TalkPage {
  readonly talk: Talk;
  readonly store = new MemoryStore();
  readonly went: string[] = [];

  constructor(offered = capabilities) {
    this.talk = new Talk().enters(offered);
    if (offered.includes("chathistory")) this.talk.answers([]);
  }

  get field(): HTMLTextAreaElement {
    return this.one<HTMLTextAreaElement>("textarea");
  }

  get articles(): HTMLElement[] {
    return [...document.querySelectorAll<HTMLElement>("article")];
  }

  async draw(): Promise<this> {
    const places: PlacesToGo = {
      drafts: new Drafts(this.store, "me"),
      openRoom: (name) => this.went.push(`room ${name}`),
      openProfile: (nick) => this.went.push(`profile ${nick}`),
      search: (text) => this.went.push(`search ${text}`),
      show: () => {},
    };
    const { room, session } = this.talk;
    await act(() =>
      render(
        <Places.Provider value={places}>
          <main class="talk">
            <MessageList session={session} conversation={room} />
            <Composer session={session} conversation={room} />
          </main>
        </Places.Provider>,
        document.body,
      ),
    );
    return this;
  }

  one<E extends Element = HTMLElement>(selector: string): E {
    const found = document.querySelector<E>(selector);
    if (!found) throw new Error(`nothing is ${selector}`);
    return found;
  }

  async hears(...lines: string[]): Promise<void> {
    await act(() => void this.talk.hears(...lines));
  }

  async press(target: Element, key: string, more: KeyboardEventInit = {}): Promise<void> {
    await act(() => void target.dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true, cancelable: true, ...more })));
  }

  async click(selector: string): Promise<void> {
    await act(() => this.one<HTMLElement>(selector).click());
  }

  async types(text: string): Promise<void> {
    await act(() => {
      this.field.value = text;
      this.field.setSelectionRange(text.length, text.length);
      this.field.dispatchEvent(new Event("input", { bubbles: true }));
    });
  }

  async fills(field: HTMLInputElement, text: string): Promise<void> {
    await act(() => {
      field.value = text;
      field.dispatchEvent(new Event("input", { bubbles: true }));
    });
  }

  async says(text: string): Promise<void> {
    await this.types(text);
    await this.press(this.field, "Enter");
  }

  /** What was sent since this was asked last, without tags. */
  taken(): string[] {
    return this.talk.taken().map((line) => line.replace(/^@\S+ /, ""));
  }
}

/** Nothing is left of a page. */
export function clear(): void {
  render(null, document.body);
}

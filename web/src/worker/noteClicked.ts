/** A page that is open, as a worker sees it. */
export interface OpenPage {
  focus(): Promise<unknown>;
  postMessage(message: unknown): void;
}

export interface OpenPages {
  matchAll(options: { readonly type: "window"; readonly includeUncontrolled: boolean }): Promise<readonly OpenPage[]>;
  openWindow(address: string): Promise<unknown>;
}

export interface ShownNote {
  readonly tag: string;
  close(): void;
}

/** Somebody has clicked what the system shows: leads to the conversation that it tells of. */
export async function noteClicked(note: ShownNote, pages: OpenPages): Promise<void> {
  note.close();
  const [page] = await pages.matchAll({ type: "window", includeUncontrolled: true });
  if (!page) {
    await pages.openWindow("/");
    return;
  }
  page.postMessage({ clicked: note.tag });
  await page.focus();
}

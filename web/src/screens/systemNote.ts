import { fieldsOf } from "../state/store";

/** What is shown by the system. */
export interface SystemNote {
  readonly title: string;
  readonly body: string;
  /** The conversation that it tells of; a newer one of the same takes its place. */
  readonly tag: string;
}

/** Whether the browser lets the page show anything by the system. */
export function mayNote(): boolean {
  return "Notification" in globalThis && Notification.permission === "granted";
}

/**
 * Shows it through the service worker where there is one: browsers of phones have no other way. It throws where there is none at all.
 * @param clicked called when it was clicked, where the page itself shows it
 */
export async function showNote({ title, body, tag }: SystemNote, clicked: (tag: string) => void): Promise<void> {
  const options = { body, tag, icon: "/icon-192.png" };
  const registration = await workers()?.getRegistration();
  if (registration?.active) {
    await registration.showNotification(title, options);
    return;
  }
  const note = new Notification(title, options);
  note.onclick = () => {
    window.focus();
    clicked(tag);
    note.close();
  };
}

/** Tells of clicks that the service worker heard of; the answer ends that. */
export function followNotes(clicked: (tag: string) => void): () => void {
  const follow = ({ data }: MessageEvent<unknown>) => {
    const { clicked: tag } = fieldsOf(data);
    if (typeof tag === "string") clicked(tag);
  };
  workers()?.addEventListener("message", follow);
  return () => workers()?.removeEventListener("message", follow);
}

// Without https there are none.
function workers(): ServiceWorkerContainer | undefined {
  return navigator.serviceWorker;
}

import { type Message, type MessageKind, type MessageStatus, newMessage } from "./message";
import { fieldsOf } from "./store";

/** What is kept of a message on this device. */
export function writtenMessage(one: Message): Readonly<Record<string, unknown>> {
  const { id, clientId, time, sender, account, text, kind, isOwn, isMention, replyTo, isEdited, isRedacted } = one;
  return { id, clientId, time, sender, account, text, kind, isOwn, isMention, replyTo, isEdited, isRedacted };
}

/** A message as it was kept; null of what makes no sense. */
export function readMessage(value: unknown, status: MessageStatus): Message | null {
  const given = fieldsOf(value);
  const text = (name: string, most: number) => {
    const one = given[name];
    return typeof one === "string" && one.length <= most ? one : null;
  };
  const [sender, said, time] = [text("sender", 100), given.text, given.time];
  if (sender === null || typeof said !== "string" || typeof time !== "number" || !Number.isSafeInteger(time)) return null;
  const kinds: readonly unknown[] = ["said", "action", "notice"];
  return newMessage({
    sender,
    text: said,
    time,
    id: text("id", 200),
    clientId: text("clientId", 200),
    account: text("account", 100),
    replyTo: text("replyTo", 200),
    kind: kinds.includes(given.kind) ? (given.kind as MessageKind) : "said",
    isOwn: given.isOwn === true,
    isMention: given.isMention === true,
    isEdited: given.isEdited === true,
    isRedacted: given.isRedacted === true,
    status,
    failure: text("failure", 1_000),
    failureCode: text("failureCode", 100),
  });
}

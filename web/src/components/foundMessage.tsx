import { useMemo } from "preact/hooks";
import { readMessage } from "../state/format/message";
import type { Names } from "../state/format/nodes";
import type { Message } from "../state/message";
import { safeName } from "../state/safeText";
import { words } from "../words/words";
import { FormattedText } from "./formattedText";
import { momentOf } from "./messageTime";
import { nickStyle } from "./nick";

interface Props {
  readonly place: string;
  readonly message: Message;
  readonly names: Names;
  /** Leads to where it was said. */
  go(): void;
}

/** A message away from where it was said. */
export function FoundMessage({ place, message, names, go }: Props) {
  const { text } = message;
  const blocks = useMemo(() => readMessage(text.slice(0, 1_000), names), [text, names]);
  return (
    <li class="found">
      <button type="button" class="where" onClick={go}>
        <bdi>{safeName(place)}</bdi>
        <time dateTime={new Date(message.time).toISOString()}>{momentOf(message.time, Date.now())}</time>
      </button>
      <bdi class="nick" style={nickStyle(message.sender)}>
        {safeName(message.sender)}
      </bdi>
      <div class="text">{message.isRedacted ? words.value.message.deleted : <FormattedText blocks={blocks} />}</div>
    </li>
  );
}

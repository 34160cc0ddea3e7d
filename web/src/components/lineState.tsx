import { useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import { type LineCondition, lineCondition } from "../state/lineCondition";
import { safeText } from "../state/safeText";
import type { Session } from "../state/session";
import { words } from "../words/words";

interface Props {
  readonly session: Session;
  connectNow(): void;
  /** Back to where one enters. */
  leave(): void;
}

/** Tells how the line is; nothing while all is well. */
export function LineState({ session, connectNow, leave }: Props) {
  session.state.changes.value;
  const seconds = useSignal(0);
  seconds.value;
  useEffect(() => {
    const timer = setInterval(() => seconds.value++, 1_000);
    return () => clearInterval(timer);
  }, [seconds]);

  const condition = lineCondition(session, globalThis.navigator?.onLine === false);
  const [text, kind] = describe(condition, session.outbox.count);
  const say = words.value.line;
  // Read out once for each change, not with every second that passes.
  const spoken = condition.kind === "waiting" ? say.lost(safeText(condition.reason)) : text;
  return (
    <div class={text === "" ? "only-read" : `line-state ${kind}`}>
      <span role="status" class="only-read">
        {spoken}
      </span>
      <span aria-hidden="true">{text}</span>
      {condition.kind === "waiting" && (
        <button type="button" onClick={connectNow}>
          {say.now}
        </button>
      )}
      {condition.kind === "over" && (
        <button type="button" onClick={leave}>
          {say.back}
        </button>
      )}
    </div>
  );
}

function describe(condition: LineCondition, waiting: number): [string, "good" | "warn" | "bad"] {
  const say = words.value.line;
  const unsent = waiting > 0 ? ` ${say.unsent(waiting)}` : "";
  switch (condition.kind) {
    case "good":
      return ["", "good"];
    case "resumed":
      return [say.resumed, "good"];
    case "connecting":
    case "entering":
      return [say[condition.kind] + unsent, "warn"];
    case "delayed":
      return [say.delayed(condition.seconds) + unsent, "warn"];
    case "waiting":
      return [
        (condition.isOffline ? say.offline(condition.seconds) : say.waiting(safeText(condition.reason), condition.seconds)) + unsent,
        "warn",
      ];
    case "over":
      return [`${say.over[condition.why]} ${safeText(condition.reason)}`, "bad"];
  }
}

import { useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import { askService } from "../state/lookups";
import type { Room } from "../state/room";
import { changePast, lookUpPast, type RoomPast } from "../state/roomPast";
import { may } from "../state/roomRights";
import { safeText } from "../state/safeText";
import { words } from "../words/words";
import { Choice, Toggle } from "./field";
import { useChat } from "./shellContext";

const periods = [1, 7, 30, 90, 365];

/** How what is said in a room is kept, for how long, and for whom. */
export function RoomPastPart({ room }: { readonly room: Room }) {
  const { shell } = useChat();
  const past = useSignal<RoomPast | null>(null);
  const answer = useSignal("");
  const asksOff = useSignal(false);
  const { session } = shell;
  const say = words.value.room;
  const load = async () => {
    past.value = await lookUpPast(session, room.name);
  };
  useEffect(() => void load(), []);
  const change = async (...given: string[]) => {
    answer.value = await changePast(session, room.name, "SET", ...given);
    await load();
  };
  const isOwner = may(session, room, "history");
  const { value } = past;
  if (value === null) return <p class="soft">{words.value.profile.loading}</p>;
  if (!value.isRegistered)
    return (
      <>
        <p>{safeText(value.text)}</p>
        {isOwner && session.state.account !== null && (
          <div class="buttons start">
            <button
              type="button"
              class="primary"
              onClick={async () => {
                answer.value = (await askService(session, "CHANSERV", "REGISTER", room.name)).join(" ");
                await load();
              }}
            >
              {say.register}
            </button>
          </div>
        )}
        {isOwner && session.state.account === null && <p class="soft">{say.registerNeedsAccount}</p>}
        <p role="status">{safeText(answer.value)}</p>
      </>
    );
  const options = [...new Set([...periods, value.days].filter((days) => days > 0))].sort((one, other) => one - other);
  return (
    <>
      <p class="soft">{safeText(value.text)}</p>
      <Toggle
        label={say.history}
        hint={say.historyHint}
        isOn={value.isKept}
        isFixed={!isOwner}
        change={(isOn) => {
          if (isOn) void change("HISTORY", "on");
          else asksOff.value = true;
        }}
      />
      {asksOff.value && (
        <div class="buttons start" role="alert">
          <p class="error">{say.historyOffWarning}</p>
          <button
            type="button"
            class="grave primary"
            onClick={() => {
              asksOff.value = false;
              void change("HISTORY", "off");
            }}
          >
            {say.historyOff}
          </button>
          <button
            type="button"
            class="plain"
            onClick={() => {
              asksOff.value = false;
              void load();
            }}
          >
            {words.value.common.cancel}
          </button>
        </div>
      )}
      <Choice
        label={say.retention}
        value={String(value.days)}
        isFixed={!isOwner || !value.isKept}
        options={[["0", say.forEver], ...options.map((days) => [String(days), say.days(days)] as const)]}
        change={(days) => void (days === "0" ? change("RETENTION", "off") : change("RETENTION", "days", days))}
      />
      <Toggle
        label={say.hidden}
        hint={say.hiddenHint}
        isOn={value.isHidden}
        isFixed={!isOwner || !value.isKept}
        change={(isOn) => void change("EARLIER", isOn ? "hidden" : "shown")}
      />
      <p role="status">{safeText(answer.value)}</p>
    </>
  );
}

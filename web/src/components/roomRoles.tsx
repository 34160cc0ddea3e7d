import { useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import { askService } from "../state/lookups";
import type { Room } from "../state/room";
import { givenRanks } from "../state/roomRights";
import { safeText } from "../state/safeText";
import { words } from "../words/words";
import { Choice, Field } from "./field";
import { useChat } from "./shellContext";

const names: Readonly<Record<string, string>> = { q: "owner", a: "protected", o: "operator", h: "halfop", v: "voice" };

/** Who has a role that the room keeps. */
export function RoomRoles({ room }: { readonly room: Room }) {
  const { shell } = useChat();
  const lines = useSignal<readonly string[] | null>(null);
  const answer = useSignal("");
  const role = useSignal("v");
  const { session } = shell;
  const say = words.value.room;
  const list = async () => {
    lines.value = await askService(session, "CHANSERV", "ROLE", room.name, "LIST");
  };
  useEffect(() => void list(), []);
  const ranks = givenRanks(session, room);
  const give = async (event: SubmitEvent) => {
    event.preventDefault();
    const account = String(new FormData(event.currentTarget as HTMLFormElement).get("account") ?? "").trim();
    if (account === "" || /\s/.test(account)) return;
    answer.value = (
      await askService(session, "CHANSERV", "ROLE", room.name, account, role.value === "" ? "none" : (names[role.value] ?? "none"))
    ).join(" ");
    await list();
  };
  return (
    <>
      <p class="soft">{say.rolesHint}</p>
      {lines.value === null ? (
        <p class="soft">{words.value.profile.loading}</p>
      ) : (
        <ul class="list">
          {lines.value.map((line) => (
            <li key={line}>
              <bdi>{safeText(line)}</bdi>
            </li>
          ))}
        </ul>
      )}
      {ranks.length > 0 && (
        <form onSubmit={(event) => void give(event)}>
          <div class="pair">
            <Field label={say.account} name="account" maxLength={64} autocomplete="off" autocapitalize="off" />
            <Choice
              label={words.value.profile.role}
              value={role.value}
              options={[...ranks.map((rank) => [rank, words.value.ranks[rank as "q"] ?? rank] as const), ["", words.value.ranks.none]]}
              change={(value) => {
                role.value = value;
              }}
            />
          </div>
          <div class="buttons">
            <button type="submit" class="plain">
              {say.give}
            </button>
          </div>
        </form>
      )}
      <p role="status">{safeText(answer.value)}</p>
    </>
  );
}

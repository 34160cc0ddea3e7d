import { AccountSheet } from "../components/accountSheet";
import { DirectorySheet } from "../components/directorySheet";
import { InviteSheet } from "../components/inviteSheet";
import { JoinSheet } from "../components/joinSheet";
import { ModerationSheet } from "../components/moderationSheet";
import { ProfileSheet } from "../components/profileSheet";
import { RoomSheet } from "../components/roomSheet";
import { SettingsSheet } from "../components/settingsSheet";
import { useChat } from "../components/shellContext";
import { ShortcutsSheet } from "../components/shortcutsSheet";
import { Switcher } from "../components/switcher";

/** What stands before the chat, if anything does. */
export function Sheets() {
  const { value } = useChat().shell.sheet;
  switch (value?.kind) {
    case undefined:
      return null;
    case "switcher":
      return <Switcher />;
    case "shortcuts":
      return <ShortcutsSheet />;
    case "settings":
      return <SettingsSheet />;
    case "directory":
      return <DirectorySheet />;
    case "join":
      return <JoinSheet />;
    case "account":
      return <AccountSheet />;
    case "room":
      return <RoomSheet key={value.room.name} room={value.room} />;
    case "invite":
      return <InviteSheet room={value.room} />;
    case "profile":
      return <ProfileSheet key={value.nick} nick={value.nick} room={value.room} />;
    case "kick":
    case "ban":
      return <ModerationSheet nick={value.nick} room={value.room} isBan={value.kind === "ban"} />;
  }
}

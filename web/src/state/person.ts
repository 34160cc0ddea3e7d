import { NameFolding } from "../irc/names";

const names = new NameFolding();

/** The form of a nickname that what is kept of somebody on this device goes by. */
export function personOf(nick: string): string {
  return names.fold(nick);
}

import type { Member } from "./room";

/** The mask that keeps somebody out: the account where there is one, else the nickname; or the address with all who come from there. */
export function banMask(member: Member, scope: "person" | "address"): string {
  if (scope === "address" && member.host) return `*!*@${escaped(member.host)}`;
  return member.account ? `$a:${escaped(member.account)}` : `${escaped(member.nick)}!*@*`;
}

// A wildcard in a name is one character, whichever: there is no way to write it as itself.
function escaped(text: string): string {
  return text.replace(/\*/g, "?");
}

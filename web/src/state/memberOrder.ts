import type { Member, Room } from "./room";

/** A line of a list of members: the head of a rank, or somebody. */
export type MemberRow =
  | { readonly kind: "rank"; readonly sign: string; readonly count: number }
  | { readonly kind: "member"; readonly member: Member };

/** Who is in a room, the highest ranks first, each rank under a head of its own. @param wanted what a nickname has in it */
export function memberRows(room: Room, signs: string, wanted: string): readonly MemberRow[] {
  const byRank = new Map<string, Member[]>([...signs, ""].map((sign) => [sign, []]));
  const sought = wanted.trim().toLowerCase();
  for (const member of room.members()) {
    if (sought !== "" && !member.nick.toLowerCase().includes(sought)) continue;
    (byRank.get(member.ranks.charAt(0)) ?? byRank.get(""))?.push(member);
  }
  const folded = (one: Member) => one.nick.toLowerCase();
  return [...byRank].flatMap(([sign, members]): MemberRow[] => {
    if (members.length === 0) return [];
    members.sort((one, other) => (folded(one) < folded(other) ? -1 : 1));
    return [{ kind: "rank", sign, count: members.length }, ...members.map((member) => ({ kind: "member" as const, member }))];
  });
}

import type { Conversation } from "./conversation";

/** The conversations that fit what was typed, the best first; without a text, those with something unread first. */
export function fitting(all: readonly Conversation[], typed: string, most: number): readonly Conversation[] {
  const wanted = typed.trim().toLowerCase();
  const scored = all.map((one, place) => ({ one, place, score: wanted === "" ? unreadScore(one) : score(one.name, wanted) }));
  return scored
    .filter(({ score }) => score > 0)
    .sort((one, other) => other.score - one.score || one.place - other.place)
    .slice(0, most)
    .map(({ one }) => one);
}

/** How well a name fits: 0 when it does not. */
export function score(name: string, wanted: string): number {
  const bare = name.toLowerCase().replace(/^[#&]/, "");
  const typed = wanted.replace(/^[#&]/, "");
  if (bare === typed) return 100;
  if (bare.startsWith(typed)) return 80;
  const at = bare.indexOf(typed);
  if (at > 0) return /[\p{L}\p{N}]/u.test(bare.charAt(at - 1)) ? 50 : 60;
  let from = 0;
  for (const character of typed) {
    const found = bare.indexOf(character, from);
    if (found < 0) return 0;
    from = found + 1;
  }
  return 20;
}

/** The conversation after or before another, round and round; with `isUnread` only one that has something unread. */
export function neighbour(
  all: readonly Conversation[],
  current: Conversation | undefined,
  step: 1 | -1,
  isUnread: boolean,
): Conversation | undefined {
  const from = current ? all.indexOf(current) : -1;
  for (let i = 1; i <= all.length; i++) {
    const one = all[(((from + step * i) % all.length) + all.length) % all.length];
    if (one && one !== current && (!isUnread || one.unread > 0)) return one;
  }
  return undefined;
}

function unreadScore({ mentions, unread }: Conversation): number {
  return mentions > 0 ? 3 : unread > 0 ? 2 : 1;
}

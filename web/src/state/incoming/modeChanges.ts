import type { Isupport } from "../../irc/isupport";
import type { Room } from "../room";

/** Applies changes of a room's modes, the letters with their signs, then the arguments: https://modern.ircdocs.horse/#chanmodes-parameter */
export function applyModes(room: Room, isupport: Isupport, words: readonly string[]): void {
  const { letters, signs } = isupport.ranks;
  const [lists = "", always = "", whenSet = ""] = isupport.modeKinds;
  let isSet = true;
  let next = 1;
  for (const letter of words[0] ?? "") {
    if (letter === "+" || letter === "-") {
      isSet = letter === "+";
      continue;
    }
    const rank = letters.indexOf(letter);
    const takesArgument = rank >= 0 || lists.includes(letter) || always.includes(letter) || (isSet && whenSet.includes(letter));
    const argument = takesArgument ? (words[next++] ?? "") : "";
    if (rank >= 0) setRank(room, argument, signs.charAt(rank), isSet, signs);
    else if (!lists.includes(letter)) room.setMode(letter, isSet ? argument : null);
  }
}

function setRank(room: Room, nick: string, sign: string, isSet: boolean, signs: string): void {
  const member = room.find(nick);
  if (!member) return;
  const ranks = isSet ? member.ranks + sign : member.ranks.replaceAll(sign, "");
  member.ranks = [...signs].filter((one) => ranks.includes(one)).join("");
}

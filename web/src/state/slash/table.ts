import type { Slash, SlashInput, SlashOutcome } from "./slash";

const roomTypes = /^[#&]/;

/** Words of which the first may be a room; without one, the room where it was typed. */
function roomAndRest({ conversation, words }: SlashInput): { room: string; rest: readonly string[] } {
  const [first = "", ...others] = words;
  return roomTypes.test(first) ? { room: first, rest: others } : { room: conversation.name, rest: words };
}

function textOf(input: SlashInput): string {
  return roomTypes.test(input.words[0] ?? "") ? input.after(1) : input.text;
}

function changeBan(sign: "+" | "-"): Slash["run"] {
  return (input) => {
    const { room, rest } = roomAndRest(input);
    const [who = ""] = rest;
    input.ask("MODE", room, `${sign}b`, /[!@*$]/.test(who) ? who : `${who}!*@*`);
    return undefined;
  };
}

const goTo = (name: string, key: string | null = null): SlashOutcome => ({ goTo: { name, key } });

/** All slash commands. */
export const slashes: readonly Slash[] = [
  {
    name: "join",
    syntax: "#room [key]",
    minWords: 1,
    run: ({ words, session }) => goTo(session.state.isRoomName(words[0] ?? "") ? (words[0] ?? "") : `#${words[0]}`, words[1] ?? null),
  },
  {
    name: "part",
    syntax: "[reason]",
    canWait: true,
    run: ({ session, conversation, text }) => void session.leave(conversation, text),
  },
  {
    name: "msg",
    syntax: "nick text",
    minWords: 2,
    run: ({ session, words, after }) => {
      const to = session.state.open(words[0] ?? "");
      if (to) session.say(to, after(1));
      return to ? goTo(to.name) : undefined;
    },
  },
  { name: "query", syntax: "nick", minWords: 1, canWait: true, run: ({ words }) => goTo(words[0] ?? "") },
  {
    name: "me",
    syntax: "text",
    minWords: 1,
    canWait: true,
    run: ({ session, conversation, text }) => void session.say(conversation, text, "action"),
  },
  { name: "nick", syntax: "name", minWords: 1, run: ({ session, words }) => void session.nick.want(words[0] ?? "") },
  {
    name: "away",
    syntax: "[text]",
    run: ({ ask, text }) => void (text === "" ? ask("AWAY") : ask("AWAY", text)),
  },
  {
    name: "topic",
    syntax: "[#room] text",
    minWords: 1,
    needsRoom: true,
    run: (input) => void input.ask("TOPIC", roomAndRest(input).room, textOf(input)),
  },
  {
    name: "invite",
    syntax: "nick [#room]",
    minWords: 1,
    run: ({ ask, words, conversation }) => void ask("INVITE", words[0] ?? "", words[1] ?? conversation.name),
  },
  {
    name: "kick",
    syntax: "nick [reason]",
    minWords: 1,
    needsRoom: true,
    run: ({ ask, words, conversation, after }) => void ask("KICK", conversation.name, words[0] ?? "", after(1)),
  },
  { name: "ban", syntax: "nick", minWords: 1, needsRoom: true, run: changeBan("+") },
  { name: "unban", syntax: "nick", minWords: 1, needsRoom: true, run: changeBan("-") },
  {
    name: "mode",
    syntax: "+letters [words]",
    minWords: 1,
    needsRoom: true,
    run: (input) => {
      const { room, rest } = roomAndRest(input);
      input.ask("MODE", room, ...rest);
      return undefined;
    },
  },
  { name: "whois", syntax: "nick", minWords: 1, run: ({ words }) => ({ profile: words[0] ?? "" }) },
  { name: "search", syntax: "words", minWords: 1, run: ({ text }) => ({ search: text }) },
  { name: "help", syntax: "", canWait: true, run: () => ({ showsHelp: true }) },
];

/** Who a message comes from: `nick [ "!" user ] [ "@" host ]`, or a server. https://modern.ircdocs.horse/#source */
export interface Source {
  readonly nick: string;
  readonly user: string | null;
  readonly host: string | null;
}

/** Parses a source without its ':'; null when it has no name. */
export function parseSource(text: string): Source | null {
  const bang = text.indexOf("!");
  const at = text.indexOf("@", bang + 1);
  const nick = text.slice(0, bang >= 0 ? bang : at >= 0 ? at : text.length);
  if (nick === "") return null;
  return {
    nick,
    user: bang < 0 ? null : text.slice(bang + 1, at < 0 ? text.length : at),
    host: at < 0 ? null : text.slice(at + 1),
  };
}

/** Whether this can only be a server: a name with a dot and nothing else. */
export function isServer(source: Source): boolean {
  return source.user === null && source.host === null && source.nick.includes(".");
}

/** How much a server can make a client keep. What goes beyond is dropped, the oldest first. */
export interface Limits {
  /** Rooms and direct conversations together. */
  readonly conversations: number;
  /** Members of one room. */
  readonly members: number;
  /** Messages of one conversation. */
  readonly messages: number;
  /** Characters of all messages together. */
  readonly characters: number;
  /** Characters of one message of several lines. */
  readonly messageCharacters: number;
  /** Reactions to one message. */
  readonly reactions: number;
  /** Batches open at the same time. */
  readonly batches: number;
  /** Tokens of ISUPPORT. */
  readonly tokens: number;
  /** People shown as typing in one conversation. */
  readonly typing: number;
  /** Own messages that wait for the server. */
  readonly outbox: number;
  /** Pages of history read in one go to fill a gap. */
  readonly gapPages: number;
  /** Messages of a stretch of the past that was jumped to. */
  readonly past: number;
  /** Messages that name one, in the list of them. */
  readonly mentions: number;
  /** Lines of the server's own that are kept to be shown. */
  readonly notices: number;
}

export const defaultLimits: Limits = {
  conversations: 500,
  members: 20_000,
  messages: 100_000,
  characters: 32_000_000,
  messageCharacters: 64_000,
  reactions: 200,
  batches: 32,
  tokens: 300,
  typing: 50,
  outbox: 1_000,
  gapPages: 100,
  past: 5_000,
  mentions: 200,
  notices: 200,
};

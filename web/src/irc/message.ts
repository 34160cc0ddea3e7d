import type { Source } from "./source";

/** One message of IRC, as it was read. Of several tags with one key the last counts. */
export interface IrcMessage {
  readonly tags: ReadonlyMap<string, string>;
  readonly source: Source | null;
  /** As it came: letters in any case, or three digits. */
  readonly verb: string;
  readonly parameters: readonly string[];
}

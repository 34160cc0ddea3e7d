const form = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d{1,9})?Z$/;

/** Reads `YYYY-MM-DDThh:mm:ss.sssZ` as milliseconds since 1970: https://ircv3.net/specs/extensions/server-time */
export function parseServerTime(text: string | undefined): number | null {
  if (text === undefined || !form.test(text)) return null;
  const time = Date.parse(text);
  return time > 0 ? time : null;
}

/** A time as the protocol writes it. */
export function formatServerTime(time: number): string {
  return new Date(time).toISOString();
}

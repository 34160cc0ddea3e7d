/** Where a link leads: `/#room`, or `/#invitation=TOKEN&room=room`. */
export interface Link {
  readonly room: string;
  readonly invitation: string | null;
}

const mostLength = 400;
const roomName = /^[^\s,\p{Cc}]{1,50}$/u;
const token = /^[A-Za-z0-9._~+/=-]{1,200}$/;

/** Reads what stands behind the # of an address; null where it leads nowhere. */
export function readLink(hash: string): Link | null {
  const text = hash.replace(/^#/, "");
  if (text === "" || text.length > mostLength) return null;
  if (!text.startsWith("invitation=")) {
    const room = withSign(decoded(text));
    return room === null ? null : { room, invitation: null };
  }
  const fields = new URLSearchParams(text.replace(/\+/g, "%2B"));
  const room = withSign(fields.get("room") ?? "");
  const invitation = fields.get("invitation") ?? "";
  return room === null || !token.test(invitation) ? null : { room, invitation };
}

/** The link to a room, or with an invitation into it; to be put behind the address of the server. */
export function writeLink(room: string, invitation: string | null): string {
  const name = encodeURIComponent(room.replace(/^#(?![#&])/, ""));
  return invitation === null ? `#${name}` : `#invitation=${encodeURIComponent(invitation)}&room=${name}`;
}

function withSign(name: string): string | null {
  if (!roomName.test(name)) return null;
  const room = /^[#&]/.test(name) ? name : `#${name}`;
  return room.length > 1 ? room : null;
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    // Then it is meant as it stands.
    return text;
  }
}

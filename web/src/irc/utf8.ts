const encoder = new TextEncoder();

/** How many bytes a text has on the wire. */
export function byteLength(text: string): number {
  return encoder.encode(text).length;
}

/** The pieces of a text that fit into so many bytes each, cut between characters, at a space where one is near. */
export function cutToBytes(text: string, most: number): string[] {
  if (byteLength(text) <= most) return [text];
  const pieces: string[] = [];
  let piece = "";
  let bytes = 0;
  for (const character of text) {
    const size = byteLength(character);
    if (bytes + size > most && piece.length > 0) {
      const space = piece.lastIndexOf(" ");
      const end = space > piece.length / 2 ? space + 1 : piece.length;
      pieces.push(piece.slice(0, end));
      piece = piece.slice(end);
      bytes = byteLength(piece);
    }
    piece += character;
    bytes += size;
  }
  pieces.push(piece);
  return pieces;
}

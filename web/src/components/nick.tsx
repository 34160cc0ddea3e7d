import type { CSSProperties } from "preact";
import { nickColour } from "../state/format/colours";
import { safeName } from "../state/safeText";

/** The colour of a nickname as properties of the style, one for each theme. */
export function nickStyle(nick: string): CSSProperties {
  const { light, dark } = nickColour(nick.toLowerCase());
  return { "--ink-light": light, "--ink-dark": dark } as CSSProperties;
}

/** A round sign for somebody, which says nothing that the name does not. */
export function Avatar({ nick }: { readonly nick: string }) {
  const [initial = ""] = [...safeName(nick.replace(/^[^\p{L}\p{N}]+/u, "") || nick)];
  return (
    <span class="avatar" style={nickStyle(nick)} aria-hidden="true">
      {initial.toUpperCase()}
    </span>
  );
}

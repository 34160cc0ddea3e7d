import { useSignal } from "@preact/signals";
import type { ComponentChildren, CSSProperties, JSX } from "preact";
import { useContext } from "preact/hooks";
import { groundOf, inkOf, inkOn } from "../state/format/colours";
import type { Block, Inline } from "../state/format/nodes";
import type { Style } from "../state/format/style";
import { safeName } from "../state/safeText";
import { words } from "../words/words";
import { Places } from "./places";

/** What is said, as elements: no text of others ever becomes markup. */
export function FormattedText({ blocks }: { readonly blocks: readonly Block[] }) {
  return <>{blocks.map(drawBlock)}</>;
}

/** One line of it, for where there is no place for more. */
export function FormattedLine({ line }: { readonly line: readonly Inline[] }) {
  return <>{line.map(draw)}</>;
}

function drawBlock(block: Block, i: number): JSX.Element {
  if (block.kind === "code")
    return (
      // biome-ignore lint/a11y/noNoninteractiveTabindex: long lines of code are scrolled to, also by keyboard.
      <pre key={i} dir="ltr" tabIndex={0}>
        <code>{block.text}</code>
      </pre>
    );
  const lines = block.lines.map((line, at) => (
    <p key={at} dir="auto">
      {line.map(draw)}
      {line.length === 0 && <br />}
    </p>
  ));
  return block.kind === "quote" ? <blockquote key={i}>{lines}</blockquote> : <div key={i}>{lines}</div>;
}

function draw(node: Inline, i: number): ComponentChildren {
  switch (node.kind) {
    case "text":
      return node.style ? <Styled key={i} text={node.text} style={node.style} /> : node.text;
    case "strong":
      return <strong key={i}>{node.inside.map(draw)}</strong>;
    case "emphasis":
      return <em key={i}>{node.inside.map(draw)}</em>;
    case "strike":
      return <s key={i}>{node.inside.map(draw)}</s>;
    case "spoiler":
      return <Spoiler key={i} inside={node.inside} />;
    case "code":
      return <code key={i}>{node.text}</code>;
    case "link":
      return <Link key={i} node={node} />;
    case "room":
      return <RoomLink key={i} name={node.name} />;
    case "mention":
      return (
        <bdi key={i} class={node.isMe ? "at me" : "at"}>
          {node.text}
        </bdi>
      );
  }
}

function Link({ node }: { readonly node: Inline & { kind: "link" } }) {
  return (
    <>
      <a href={node.address} rel="noopener noreferrer nofollow" target="_blank">
        {node.text}
      </a>
      {node.host !== null && <bdi class="soft"> ({node.host})</bdi>}
    </>
  );
}

function RoomLink({ name }: { readonly name: string }) {
  const { openRoom } = useContext(Places);
  return (
    <button type="button" class="link" onClick={() => openRoom(name)}>
      <bdi>{safeName(name)}</bdi>
    </button>
  );
}

function Spoiler({ inside }: { readonly inside: readonly Inline[] }) {
  const isOpen = useSignal(false);
  if (isOpen.value) return <span class="spoiler open">{inside.map(draw)}</span>;
  return (
    <button type="button" class="spoiler" onClick={() => (isOpen.value = true)}>
      {words.value.format.spoiler}
    </button>
  );
}

const flags = ["bold", "italic", "underline", "strike", "mono", "reverse"] as const;

function Styled({ text, style }: { readonly text: string; readonly style: Style }) {
  // Colours of its own are swapped here, those of the theme by the class.
  const isSwapped = style.reverse && (style.fore !== null || style.back !== null);
  const classes = flags.filter((flag) => style[flag] && !(flag === "reverse" && isSwapped));
  const [fore, back] = isSwapped ? [style.back, style.fore] : [style.fore, style.back];
  return (
    <span class={classes.join(" ") || undefined} style={coloursOf(fore, back)}>
      {text}
    </span>
  );
}

// Set as properties, one by one: a strict Content-Security-Policy allows that.
function coloursOf(fore: number | null, back: number | null): CSSProperties | undefined {
  if (back !== null) return { color: inkOn(fore, back), backgroundColor: groundOf(back) };
  if (fore === null) return undefined;
  const { light, dark } = inkOf(fore);
  return { "--ink-light": light, "--ink-dark": dark, color: "light-dark(var(--ink-light), var(--ink-dark))" } as CSSProperties;
}

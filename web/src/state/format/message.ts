import { safeCharacters, withoutCodes } from "../safeText";
import { readLine } from "./line";
import type { Block, Inline, Names } from "./nodes";

const mostLines = 2_000;
const fence = /^```([A-Za-z0-9+#.-]{0,20})[ \t]*$/;

/** Reads a message: its quotes, its blocks of code, and its lines. */
export function readMessage(text: string, names: Names): readonly Block[] {
  const lines = text.split("\n");
  const closings = closingFences(lines);
  const blocks: Block[] = [];
  for (let i = 0; i < lines.length; i++) {
    const line = lines[i] as string;
    const closing = closings.get(i);
    if (i >= mostLines) {
      // So many lines are text, and nothing is looked for in them.
      blocks.push({
        kind: "lines",
        lines: [[{ kind: "text", text: safeCharacters(withoutCodes(lines.slice(i).join("\n"))), style: null }]],
      });
      break;
    }
    if (closing !== undefined) {
      const language = fence.exec(line)?.[1] ?? "";
      blocks.push({ kind: "code", language, text: safeCharacters(withoutCodes(lines.slice(i + 1, closing).join("\n"))) });
      i = closing;
    } else if (isQuote(line)) add(blocks, "quote", readLine(line.replace(/^> ?/, ""), names));
    else add(blocks, "lines", readLine(line, names));
  }
  return blocks;
}

function isQuote(line: string): boolean {
  return line === ">" || line.startsWith("> ");
}

function add(blocks: Block[], kind: "lines" | "quote", line: readonly Inline[]): void {
  const last = blocks.at(-1);
  if (last?.kind === kind) (last.lines as (readonly Inline[])[]).push(line);
  else blocks.push({ kind, lines: [line] });
}

// Each fence that opens, with the one that closes it.
function closingFences(lines: readonly string[]): ReadonlyMap<number, number> {
  const closings = new Map<number, number>();
  let open: number | null = null;
  lines.slice(0, mostLines).forEach((line, i) => {
    if (!line.startsWith("```") || !fence.test(line)) return;
    if (open === null) open = i;
    else if (fence.exec(line)?.[1] === "") {
      closings.set(open, i);
      open = null;
    }
  });
  return closings;
}

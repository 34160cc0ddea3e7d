import { describe, expect, it } from "vitest";
import raw from "../../../tests/vectors/messages.json?raw";
import { parseMessage } from "../../src/irc/messageParser";
import { writeTagged } from "../../src/irc/messageWriter";

interface Vector {
  readonly line: string;
  readonly pad?: readonly [string, number];
}

interface Vectors {
  readonly read: readonly (Vector & {
    readonly verb: string;
    readonly source: object | null;
    readonly tags: Readonly<Record<string, string>>;
    readonly parameters?: readonly string[];
    readonly parameterLengths?: readonly number[];
  })[];
  readonly refused: readonly (Vector & { readonly result: string })[];
  readonly written: readonly {
    readonly tags: Readonly<Record<string, string>>;
    readonly verb: string;
    readonly parameters: readonly string[];
    readonly line: string;
  }[];
}

const vectors = JSON.parse(raw) as Vectors;

function lineOf({ line, pad }: Vector): string {
  return pad ? line + pad[0].repeat(pad[1]) : line;
}

describe("the vectors shared with ChatOn.Protocol", () => {
  it.each(vectors.read.map((vector) => [vector.line, vector] as const))("reads %j", (_, vector) => {
    const message = parseMessage(lineOf(vector));
    if (typeof message === "string") throw new Error(message);
    expect(message.verb).toBe(vector.verb);
    expect(message.source).toEqual(vector.source);
    expect([...message.tags]).toEqual(Object.entries(vector.tags));
    if (vector.parameters) expect(message.parameters).toEqual(vector.parameters);
    else expect(message.parameters.map((one) => one.length)).toEqual(vector.parameterLengths);
  });

  it.each(vectors.refused.map((vector) => [vector.line, vector] as const))("refuses %j", (_, vector) => {
    expect(parseMessage(lineOf(vector))).toBe(vector.result);
  });

  it.each(vectors.written.map((vector) => [vector.line, vector] as const))("writes %j", (_, vector) => {
    expect(writeTagged(vector.tags, vector.verb, ...vector.parameters)).toBe(vector.line);
  });
});

import { fieldsOf } from "./store";

/** What the server tells of itself before one comes in: `/server.json`. */
export interface ServerFacts {
  readonly name: string;
  readonly description: string;
  readonly lobby: string;
  /** Whether the server itself asks for a password. */
  readonly needsPassword: boolean;
  readonly needsAccount: boolean;
  /** Whether an account can be made: by anybody, only with a code of an operator, or not by oneself. */
  readonly registration: "open" | "invitation" | "closed";
  readonly leastPassword: number;
  readonly join: JoinPoint;
  /** SHA-256 of the certificate, where no authority vouches for it. */
  readonly fingerprint: string | null;
}

/** Where other clients than browsers join. */
export interface JoinPoint {
  readonly host: string;
  readonly port: number | null;
  readonly plainPort: number | null;
  /** Whether one is asked for a nickname there, so that `nc` is enough. */
  readonly takesClassic: boolean;
}

const most = 300;
const usualPassword = 8;

/** What cannot be understood, or is not told, is as it is without being told. */
export function readServerFacts(value: unknown, host: string): ServerFacts {
  const given = fieldsOf(value);
  const [entry, registration] = [fieldsOf(given.entry), fieldsOf(given.registration)];
  const lobby = text(given.lobby) ?? "#lobby";
  const { policy, passwordMinLength } = registration;
  return {
    name: text(given.network) ?? text(given.name) ?? host,
    description: text(given.description) ?? "",
    lobby: /^[#&][^\s,\x07\0]{1,50}$/u.test(lobby) ? lobby : "#lobby",
    needsPassword: entry.needsPassword === true,
    needsAccount: entry.needsAccount === true,
    registration: policy === "closed" || policy === "operator" ? "closed" : policy === "invitation" ? "invitation" : "open",
    leastPassword:
      typeof passwordMinLength === "number" && passwordMinLength > 0 && passwordMinLength < 200 ? passwordMinLength : usualPassword,
    join: readJoinPoint(fieldsOf(given.join), host),
    fingerprint: /^[0-9a-f]{64}$/.test(text(given.fingerprint) ?? "") ? text(given.fingerprint) : null,
  };
}

function readJoinPoint(given: Readonly<Record<string, unknown>>, host: string): JoinPoint {
  const port = (value: unknown) => (Number.isInteger(value) && Number(value) > 0 && Number(value) < 65_536 ? Number(value) : null);
  const told = text(given.host);
  return {
    // It goes into lines that people paste into a shell.
    host: told !== null && /^[A-Za-z0-9._:[\]-]+$/.test(told) ? told : host,
    port: port(given.port),
    plainPort: port(given.plainPort),
    takesClassic: given.takesClassic === true,
  };
}

function text(value: unknown): string | null {
  return typeof value === "string" && value !== "" && value.length <= most ? value : null;
}

import { fromBase64, toBase64 } from "./base64";
import { Scram } from "./scram";

const pieceLength = 400;
const mostChallengeLength = 16_000;

export interface Credentials {
  readonly account: string;
  /** Null where the browser keeps something to log in with, which no page can read. */
  readonly password: string | null;
}

/** What logging in needs of the session. */
export interface LogInPort {
  readonly credentials: Credentials | null;
  /** The mechanisms on offer; undefined when there are no accounts, empty when they are not told. */
  readonly mechanisms: readonly string[] | undefined;
  newId(): string;
  send(verb: string, ...parameters: string[]): void;
  /** Logged in, or nothing to log in to: on with it. */
  finish(): void;
  /** There is no use in going on. */
  fail(reason: string): void;
}

/** What came with the connection is enough: https://www.rfc-editor.org/rfc/rfc4422#appendix-A */
class External {
  readonly name = "EXTERNAL";
  readonly isServerProven = true;
  readonly failure = "";

  async answer(): Promise<Uint8Array> {
    return new Uint8Array();
  }
}

/**
 * Logs in by SASL: https://ircv3.net/specs/extensions/sasl-3.1. By SCRAM, so that a password never leaves the browser as it is, or
 * by what the browser keeps.
 */
export class LogIn {
  private current: Scram | External | null = null;
  private challenge = "";

  constructor(private readonly port: LogInPort) {}

  start(): void {
    this.current = null;
    this.challenge = "";
  }

  begin(): void {
    const { credentials, mechanisms } = this.port;
    if (credentials === null) this.port.finish();
    else if (this.current !== null) return;
    else if (mechanisms === undefined) this.fail("this server has no accounts to log in to");
    else if (credentials.password === null) this.beginKept(mechanisms);
    else if (mechanisms.length > 0 && !mechanisms.includes("SCRAM-SHA-256"))
      this.fail("this server has no way to log in that keeps the password here");
    else if (globalThis.crypto?.subtle === undefined) this.fail("logging in needs an encrypted connection (https)");
    else {
      this.current = new Scram(credentials.account, credentials.password, this.port.newId());
      this.port.send("AUTHENTICATE", this.current.name);
    }
  }

  private beginKept(mechanisms: readonly string[]): void {
    if (!mechanisms.includes("EXTERNAL")) {
      this.fail("the login was refused: this device is not remembered any more");
      return;
    }
    this.current = new External();
    this.port.send("AUTHENTICATE", this.current.name);
  }

  /** `AUTHENTICATE piece`, up to 400 characters each. */
  async challenged(piece: string): Promise<void> {
    if (this.current === null) return;
    if (piece !== "+") this.challenge += piece;
    if (this.challenge.length > mostChallengeLength) this.abort("the server's challenge is too long");
    else if (piece.length < pieceLength) await this.answer(this.current);
  }

  /** 903 */
  succeeded(): void {
    if (this.current === null) return;
    if (!this.current.isServerProven) {
      this.fail("the server says yes without having proven that it knows the account");
      return;
    }
    this.current = null;
    this.port.finish();
  }

  /** 902, 904 to 907 */
  refused(reason: string): void {
    if (this.current !== null) this.fail(`the login was refused: ${reason}`);
  }

  private async answer(mechanism: Scram | External): Promise<void> {
    const challenge = fromBase64(this.challenge);
    this.challenge = "";
    const answer = challenge && (await mechanism.answer(challenge));
    // Meanwhile the connection may be another.
    if (this.current !== mechanism) return;
    if (!answer) {
      this.abort(challenge ? mechanism.failure : "the server's challenge cannot be read");
      return;
    }
    const text = toBase64(answer);
    for (let at = 0; at < text.length; at += pieceLength) this.port.send("AUTHENTICATE", text.slice(at, at + pieceLength));
    if (text.length % pieceLength === 0) this.port.send("AUTHENTICATE", "+");
  }

  private abort(reason: string): void {
    this.port.send("AUTHENTICATE", "*");
    this.fail(reason);
  }

  private fail(reason: string): void {
    this.current = null;
    this.port.fail(reason);
  }
}

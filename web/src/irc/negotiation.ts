import { wantedCapabilities } from "./capabilities";

const mostBytesOfNames = 380;
const mostOffered = 300;

/** What negotiation needs of the session. */
export interface NegotiationPort {
  readonly wantsLogin: boolean;
  send(verb: string, ...parameters: string[]): void;
  /** All is asked and answered: to log in, or to finish. */
  logIn(): void;
  /** The server has agreed to a capability. */
  agreed?(capability: string): void;
}

/** Agrees with the server on capabilities: https://ircv3.net/specs/extensions/capability-negotiation */
export class Negotiation {
  private readonly offered = new Map<string, string>();
  private readonly enabled = new Set<string>();
  /** What was asked for and not answered. A server may answer one line in several. */
  private readonly asked = new Set<string>();
  private isOpen = false;

  constructor(private readonly port: NegotiationPort) {}

  has(capability: string): boolean {
    return this.enabled.has(capability);
  }

  /** What the server says of a capability on offer; undefined when it is not. */
  value(capability: string): string | undefined {
    return this.offered.get(capability);
  }

  start(): void {
    this.forget();
    this.isOpen = true;
    this.port.send("CAP", "LS", "302");
  }

  forget(): void {
    this.offered.clear();
    this.enabled.clear();
    this.asked.clear();
    this.isOpen = false;
  }

  /** A server without CAP lets one in at once. */
  welcomed(): void {
    this.isOpen = false;
  }

  finish(): void {
    if (this.isOpen) this.port.send("CAP", "END");
    this.isOpen = false;
  }

  /** `CAP nick subcommand [*] :capabilities` */
  take(parameters: readonly string[]): void {
    const names = (parameters.at(-1) ?? "").split(" ").filter((name) => name !== "");
    switch ((parameters[1] ?? "").toUpperCase()) {
      case "LS":
        this.note(names);
        if (this.isOpen && !(parameters[2] === "*" && parameters.length > 3)) this.request();
        break;
      case "ACK":
        this.answered(names);
        for (const name of names) this.acknowledge(name);
        this.complete();
        break;
      case "NAK":
        this.answered(names);
        if (names.length > 1) for (const name of names) if (wantedCapabilities.includes(name)) this.ask(name);
        this.complete();
        break;
      case "NEW":
        this.note(names);
        this.request();
        break;
      case "DEL":
        for (const name of names) {
          this.offered.delete(name);
          this.enabled.delete(name);
        }
        break;
    }
  }

  private note(tokens: readonly string[]): void {
    for (const token of tokens) {
      const equals = token.indexOf("=");
      const name = equals < 0 ? token : token.slice(0, equals);
      if (this.offered.size < mostOffered || this.offered.has(name)) this.offered.set(name, equals < 0 ? "" : token.slice(equals + 1));
    }
  }

  private acknowledge(name: string): void {
    if (name.startsWith("-")) this.enabled.delete(name.slice(1));
    else if (wantedCapabilities.includes(name) || name === "sasl") this.enabled.add(name);
    if (this.enabled.has(name)) this.port.agreed?.(name);
  }

  private request(): void {
    const wanted = this.port.wantsLogin ? [...wantedCapabilities, "sasl"] : wantedCapabilities;
    const names = wanted.filter((name) => this.offered.has(name) && !this.enabled.has(name));
    let request = "";
    for (const name of names) {
      if (request.length + name.length > mostBytesOfNames) {
        this.ask(request);
        request = "";
      }
      request += request === "" ? name : ` ${name}`;
    }
    if (request !== "") this.ask(request);
    else this.complete();
  }

  /** Asks for capabilities, by names with a space between. */
  ask(names: string): void {
    for (const name of names.split(" ")) this.asked.add(name);
    this.port.send("CAP", "REQ", names);
  }

  private answered(names: readonly string[]): void {
    for (const name of names) this.asked.delete(name.replace(/^-/, ""));
  }

  private complete(): void {
    if (this.asked.size === 0 && this.isOpen) this.port.logIn();
  }
}

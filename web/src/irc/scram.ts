import { fromBase64, toBase64 } from "./base64";

const leastIterations = 4_096;
const mostIterations = 10_000_000;
const header = "n,,";
const encoder = new TextEncoder();
const decoder = new TextDecoder();

/** SCRAM-SHA-256 (RFC 5802, RFC 7677): proves the password and has the server prove that it knows it, without sending it. */
export class Scram {
  readonly name = "SCRAM-SHA-256";
  failure = "the server's challenge is wrong";
  isServerProven = false;

  private readonly bare: string;
  private serverSignature: Uint8Array | null = null;
  private step = 0;

  constructor(
    account: string,
    private readonly password: string,
    private readonly nonce: string,
  ) {
    this.bare = `n=${account.replace(/=/g, "=3D").replace(/,/g, "=2C")},r=${nonce}`;
  }

  /** The answer to a challenge; null when there is none to give. */
  async answer(challenge: Uint8Array): Promise<Uint8Array | null> {
    const text = decoder.decode(challenge);
    switch (this.step++) {
      case 0:
        return encoder.encode(header + this.bare);
      case 1:
        return this.prove(text);
      case 2:
        return this.check(text);
      default:
        return null;
    }
  }

  /** `server-first-message = "r=" c-nonce s-nonce "," "s=" base64 "," "i=" posit-number` */
  private async prove(first: string): Promise<Uint8Array | null> {
    const match = /^r=([^,]+),s=([^,]+),i=(\d{1,9})(?:,.*)?$/.exec(first);
    const salt = fromBase64(match?.[2] ?? "");
    const fullNonce = match?.[1] ?? "";
    if (!match || !salt?.length || !fullNonce.startsWith(this.nonce) || fullNonce.length === this.nonce.length)
      return this.refuse("the server's challenge is malformed");
    const iterations = Number(match[3]);
    if (iterations < leastIterations || iterations > mostIterations)
      return this.refuse(`the server asks for ${iterations} iterations of the password's hash, which is not safe`);

    const final = `c=${btoa(header)},r=${fullNonce}`;
    const auth = `${this.bare},${first},${final}`;
    const salted = await saltedPassword(this.password, salt, iterations);
    const clientKey = await hmac(salted, "Client Key");
    const storedKey = new Uint8Array(await crypto.subtle.digest("SHA-256", clientKey));
    const signature = await hmac(storedKey, auth);
    this.serverSignature = await hmac(await hmac(salted, "Server Key"), auth);
    const proof = clientKey.map((byte, i) => byte ^ (signature[i] ?? 0));
    return encoder.encode(`${final},p=${toBase64(proof)}`);
  }

  /** `server-final-message = "v=" base64` */
  private check(final: string): Uint8Array | null {
    const signature = fromBase64(/^v=([^,]*)/.exec(final)?.[1] ?? "");
    this.isServerProven = this.serverSignature !== null && signature !== null && same(signature, this.serverSignature);
    if (this.isServerProven) return new Uint8Array();
    return this.refuse("the server does not know the account's password: it is not the server it pretends to be");
  }

  private refuse(reason: string): null {
    this.failure = reason;
    return null;
  }
}

async function saltedPassword(password: string, salt: Uint8Array<ArrayBuffer>, iterations: number): Promise<Uint8Array<ArrayBuffer>> {
  const key = await crypto.subtle.importKey("raw", encoder.encode(password), "PBKDF2", false, ["deriveBits"]);
  return new Uint8Array(await crypto.subtle.deriveBits({ name: "PBKDF2", hash: "SHA-256", salt, iterations }, key, 256));
}

async function hmac(key: Uint8Array<ArrayBuffer>, text: string): Promise<Uint8Array<ArrayBuffer>> {
  const imported = await crypto.subtle.importKey("raw", key, { name: "HMAC", hash: "SHA-256" }, false, ["sign"]);
  return new Uint8Array(await crypto.subtle.sign("HMAC", imported, encoder.encode(text)));
}

function same(one: Uint8Array, other: Uint8Array): boolean {
  let difference = one.length ^ other.length;
  for (let i = 0; i < one.length; i++) difference |= (one[i] ?? 0) ^ (other[i] ?? 0);
  return difference === 0;
}

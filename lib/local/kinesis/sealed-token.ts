import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';

const MAC_BYTES = 16;

/** Opaque tokens (shard iterators, NextToken) that only the one who sealed them can have made. */
export class TokenSeal {
  readonly #secret = randomBytes(32);

  /** @param parts none holds a line feed */
  seal(parts: readonly (string | number)[]): string {
    const body = Buffer.from(parts.join('\n'));
    return Buffer.concat([this.#mac(body), body]).toString('base64');
  }

  /** The parts as sealed; undefined for a token that this seal did not make. */
  open(token: string): string[] | undefined {
    const bytes = Buffer.from(token, 'base64');
    if (bytes.length <= MAC_BYTES || bytes.toString('base64') !== token) return undefined;
    const body = bytes.subarray(MAC_BYTES);
    if (!timingSafeEqual(bytes.subarray(0, MAC_BYTES), this.#mac(body))) return undefined;
    return body.toString().split('\n');
  }

  #mac(body: Buffer): Buffer {
    return createHmac('sha256', this.#secret).update(body).digest().subarray(0, MAC_BYTES);
  }
}

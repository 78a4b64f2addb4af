/** One request as a handler sees it, whichever HTTP version carried it. */
export interface WireRequest {
  method: string;
  /** Path and query as sent, such as `/`. */
  path: string;
  /** The `X-Amz-Target` header, or '' when there is none. */
  target: string;
  /** Lower-case names; a repeated header is joined by `, `. */
  headers: Readonly<Record<string, string>>;
  /** Collected and decompressed. */
  body: Buffer;
  protocol: 'http/1.1' | 'h2c';
  /** Aborts when the client goes away or the server closes. */
  signal: AbortSignal;
}

export interface WireResponse {
  status: number;
  headers: Readonly<Record<string, string>>;
  /** An iterable is sent chunk by chunk as it comes. */
  body: string | Buffer | AsyncIterable<Uint8Array>;
}

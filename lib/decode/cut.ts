/** Of UTF-8, for one unit of UTF-16. */
const MOST_BYTES_A_UNIT = 3;
const KEEP_BOM = new TextDecoder('utf-8', { ignoreBOM: true });

export interface CutText {
  text: string;
  truncated: boolean;
}

/** Valid UTF-8 as text of at most `maxBytes` bytes, cut between characters. */
export function cutBytes(bytes: Uint8Array, maxBytes: number): CutText {
  if (bytes.length <= maxBytes) return { text: KEEP_BOM.decode(bytes), truncated: false };
  let end = maxBytes;
  while (end > 0 && isContinuation(bytes[end])) end--;
  return { text: KEEP_BOM.decode(bytes.subarray(0, end)), truncated: true };
}

/** The same of a text that may hold lone surrogates only where it is not cut. */
export function cutText(text: string, maxBytes: number): CutText {
  if (text.length * MOST_BYTES_A_UNIT <= maxBytes || Buffer.byteLength(text) <= maxBytes) {
    return { text, truncated: false };
  }
  return cutBytes(Buffer.from(text), maxBytes);
}

/** Any bytes as at most `maxDigits` hex digits, cut between bytes. */
export function cutHex(bytes: Uint8Array, maxDigits: number): CutText {
  const shown = bytes.subarray(0, Math.floor(maxDigits / 2));
  const text = Buffer.from(shown.buffer, shown.byteOffset, shown.length).toString('hex');
  return { text, truncated: shown.length < bytes.length };
}

/** Any bytes as hex digits, at most `maxBytes` of the bytes. */
export function cutRaw(bytes: Uint8Array, maxBytes: number) {
  return { kind: 'hex' as const, ...cutHex(bytes, maxBytes * 2) };
}

function isContinuation(byte: number | undefined): boolean {
  return byte !== undefined && (byte & 0xc0) === 0x80;
}

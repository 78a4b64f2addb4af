import type { DecodedData, RecordView } from '@/lib/contract/record';

const BOM = [0xef, 0xbb, 0xbf];

/** The record's own bytes as far as they are there: all, or the beginning where they were cut. */
export function payloadBytes({
  data: decoded,
  sizeBytes,
}: Pick<RecordView, 'data' | 'sizeBytes'>): Uint8Array {
  const data = decoded.raw ?? decoded;
  if (data.kind === 'hex') return bytesOfHex(data.text);
  const bytes = new TextEncoder().encode(data.text);
  // Decoding leaves a byte order mark out of the text; the size tells that there was one.
  const hadMark = !data.truncated && sizeBytes === bytes.length + BOM.length;
  return hadMark ? Uint8Array.from([...BOM, ...bytes]) : bytes;
}

function bytesOfHex(digits: string): Uint8Array {
  const bytes = new Uint8Array(digits.length >>> 1);
  for (let at = 0; at < bytes.length; at++) {
    bytes[at] = Number.parseInt(digits.slice(at * 2, at * 2 + 2), 16);
  }
  return bytes;
}

/** Ready to be sent again: text as text, bytes as base64. */
export function payloadToSend(decoded: DecodedData, sizeBytes: number) {
  const bytes = payloadBytes({ data: decoded, sizeBytes });
  const data = decoded.raw ?? decoded;
  if (data.kind !== 'hex' && bytes.length === new TextEncoder().encode(data.text).length) {
    return { data: data.text, encoding: 'text' as const };
  }
  let binary = '';
  for (const byte of bytes) binary += String.fromCharCode(byte);
  return { data: btoa(binary), encoding: 'base64' as const };
}

import { isUtf8 } from 'node:buffer';
import { PACKINGS } from './unpack/packing';

const FIRST_PRINTABLE = 0x20;
const LAST_PRINTABLE = 0x7e;
const LINE_FEED = 0x0a;
const LOOKED_AT_BYTES = 64;

/**
 * Whether automatic decoding is sure to show the bytes as the text that they are, one JSON value or prose:
 * false wherever that would take more than a glance to know.
 */
export function isPlainText(bytes: Uint8Array): boolean {
  const end = Math.min(bytes.length, LOOKED_AT_BYTES);
  for (let at = 0; at < end; at++) {
    const byte = bytes[at] ?? 0;
    const isControl = byte < FIRST_PRINTABLE && byte !== LINE_FEED;
    if (isControl || (at === 0 && (byte === LINE_FEED || byte > LAST_PRINTABLE))) return false;
  }
  if (bytes.length === 0 || PACKINGS.zlib.recognises(bytes)) return false;
  return isOneLine(bytes) && isUtf8(bytes);
}

/** Several lines may be JSON lines, which are shown as one array. */
function isOneLine(bytes: Uint8Array): boolean {
  const at = bytes.indexOf(LINE_FEED);
  return at === -1 || at === bytes.length - 1;
}

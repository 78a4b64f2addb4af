import { isUtf8 } from 'node:buffer';
import { PACKINGS } from './unpack/packing';

const TAB = 0x09;
const LINE_FEED = 0x0a;
const CARRIAGE_RETURN = 0x0d;
const FIRST_PRINTABLE = 0x20;
const DELETE = 0x7f;

/**
 * Whether automatic decoding is sure to show the bytes as the text that they are, one JSON value or prose:
 * false wherever that would take more than a glance to know.
 */
export function isPlainText(bytes: Uint8Array): boolean {
  const [first = 0] = bytes;
  if (first < FIRST_PRINTABLE || first > DELETE || PACKINGS.zlib.recognises(bytes)) return false;
  const lineEnd = bytes.indexOf(LINE_FEED);
  // Several lines may be JSON lines, which are shown as one array.
  if (lineEnd >= 0 && lineEnd < bytes.length - 1) return false;
  return isUtf8(bytes) && !hasControls(bytes);
}

function hasControls(bytes: Uint8Array): boolean {
  for (let at = 0; at < bytes.length; at++) {
    const byte = bytes[at] ?? 0;
    if (byte >= FIRST_PRINTABLE && byte !== DELETE) continue;
    if (byte !== TAB && byte !== LINE_FEED && byte !== CARRIAGE_RETURN) return true;
  }
  return false;
}

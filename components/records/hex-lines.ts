const LINE_BYTES = 16;
const CHUNK_LINES = 256;

/** A classic dump: offset, sixteen bytes in hex, and the printable ASCII among them. */
function hexLine(bytes: Uint8Array, offset: number): string {
  const slice = bytes.subarray(offset, offset + LINE_BYTES);
  const digits = Array.from(slice, (byte) => byte.toString(16).padStart(2, '0'));
  const left = digits.slice(0, 8).join(' ');
  const right = digits.slice(8).join(' ');
  const text = Array.from(slice, (byte) =>
    byte >= 0x20 && byte < 0x7f ? String.fromCharCode(byte) : '·',
  ).join('');
  const place = offset.toString(16).padStart(6, '0');
  return `${place}  ${`${left}  ${right}`.padEnd(48)}  ${text}`;
}

export interface HexChunk {
  /** Offset of its first byte. */
  offset: number;
  lines: number;
  text: string;
}

/** The dump in pieces, so that a browser lays out only those in view. */
export function hexChunks(bytes: Uint8Array): HexChunk[] {
  const chunks: HexChunk[] = [];
  for (let from = 0; from < bytes.length; from += LINE_BYTES * CHUNK_LINES) {
    const end = Math.min(bytes.length, from + LINE_BYTES * CHUNK_LINES);
    const lines: string[] = [];
    for (let offset = from; offset < end; offset += LINE_BYTES) lines.push(hexLine(bytes, offset));
    chunks.push({ offset: from, lines: lines.length, text: lines.join('\n') });
  }
  return chunks;
}

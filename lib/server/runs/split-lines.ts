import { createReadStream } from 'node:fs';

const CHUNK_BYTES = 262_144;
const NEWLINE = 0x0a;

/** A line of a file, without its line feed. */
export interface FileLine {
  /** From 1. */
  number: number;
  bytes: Buffer;
  /** Whether a line feed ended it: the last line of a file may have none. */
  ended: boolean;
}

/**
 * The lines of a file, read as they are asked for. Only a line feed ends a line: JSON may hold the other characters
 * that some readers break at. `tooLong` makes the error for a line beyond `maxBytes`.
 */
export async function* splitLines(
  file: string,
  maxBytes = Number.POSITIVE_INFINITY,
  tooLong: (line: number) => Error = () => new RangeError('a line is too long'),
): AsyncGenerator<FileLine> {
  let held: Buffer[] = [];
  let heldBytes = 0;
  let number = 1;
  for await (const chunk of chunksOf(file)) {
    for (let from = 0; ; ) {
      const to = chunk.indexOf(NEWLINE, from);
      const part = chunk.subarray(from, to < 0 ? chunk.length : to);
      held.push(part);
      heldBytes += part.length;
      if (heldBytes > maxBytes) throw tooLong(number);
      if (to < 0) break;
      yield { number, bytes: joined(held), ended: true };
      held = [];
      heldBytes = 0;
      number++;
      from = to + 1;
    }
  }
  if (heldBytes > 0) yield { number, bytes: joined(held), ended: false };
}

/** The bytes of a file as they are read. */
export async function* chunksOf(file: string): AsyncGenerator<Buffer> {
  for await (const chunk of createReadStream(file, { highWaterMark: CHUNK_BYTES })) {
    if (Buffer.isBuffer(chunk)) yield chunk;
  }
}

function joined(parts: readonly Buffer[]): Buffer {
  const [only] = parts;
  return parts.length === 1 && only ? only : Buffer.concat(parts);
}

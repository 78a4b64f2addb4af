import { Malformed } from '@/lib/decode/binary/malformed';

const FRAME = 0xfd2fb528;
const SKIPPABLE = 0x184d2a50;
const CHECKSUM_BYTES = 4;
const BLOCK_HEADER_BYTES = 3;
const REPEATED = 1;

export interface ZstdFrames {
  /** The sum of the sizes that frames announce. */
  announcedBytes: number;
  /** The windows of the frames that announce none, for which a decoder makes room. */
  windowBytes: number;
  /** Bytes that stand there as they are or repeated, and so come out for certain. */
  plainBytes: number;
  blocks: number;
}

/**
 * What the headers of Zstandard frames and of their blocks say, without unpacking anything.
 * @throws Malformed where they are broken
 */
export function zstdFrames(bytes: Uint8Array): ZstdFrames {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const frames = { announcedBytes: 0, windowBytes: 0, plainBytes: 0, blocks: 0 };
  let at = 0;
  try {
    while (at < bytes.length) {
      const magic = view.getUint32(at, true);
      if (magic === FRAME) at = readFrame(view, at + 4, frames);
      else if ((magic & 0xfffffff0) === SKIPPABLE) at += 8 + view.getUint32(at + 4, true);
      else throw new Malformed('bytes that are no frame follow');
    }
  } catch (error) {
    throw error instanceof RangeError ? new Malformed('it is cut short') : error;
  }
  return frames;
}

function readFrame(view: DataView, start: number, frames: ZstdFrames): number {
  const descriptor = view.getUint8(start);
  const single = (descriptor & 0x20) !== 0;
  const dictionaryBytes = [0, 1, 2, 4][descriptor & 3] ?? 0;
  if (dictionaryBytes > 0) throw new Malformed('it needs a dictionary');
  const windowAt = start + 1;
  const sizeAt = windowAt + (single ? 0 : 1);
  const [sizeBytes, size] = contentSize(view, sizeAt, descriptor);
  frames.announcedBytes += size;
  if (size === 0 && !single) frames.windowBytes += windowSize(view.getUint8(windowAt));
  const end = readBlocks(view, sizeAt + sizeBytes, frames);
  return end + ((descriptor & 4) !== 0 ? CHECKSUM_BYTES : 0);
}

function contentSize(
  view: DataView,
  at: number,
  descriptor: number,
): [bytes: number, size: number] {
  switch (descriptor >> 6) {
    case 0:
      return (descriptor & 0x20) !== 0 ? [1, view.getUint8(at)] : [0, 0];
    case 1:
      return [2, view.getUint16(at, true) + 256];
    case 2:
      return [4, view.getUint32(at, true)];
    default:
      return [8, Number(view.getBigUint64(at, true))];
  }
}

function windowSize(descriptor: number): number {
  const base = 2 ** (10 + (descriptor >> 3));
  return base + (base / 8) * (descriptor & 7);
}

function readBlocks(view: DataView, start: number, frames: ZstdFrames): number {
  let at = start;
  for (;;) {
    const header = view.getUint16(at, true) | (view.getUint8(at + 2) << 16);
    const type = (header >> 1) & 3;
    const size = header >>> 3;
    frames.blocks++;
    if (type <= REPEATED) frames.plainBytes += size;
    at += BLOCK_HEADER_BYTES + (type === REPEATED ? 1 : size);
    if ((header & 1) !== 0) return at;
  }
}

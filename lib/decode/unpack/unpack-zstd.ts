import { createContext, Script } from 'node:vm';
import { decompress } from 'fzstd';
import { LimitReached, Malformed } from '@/lib/decode/binary/malformed';
import { tooLarge } from './too-large';
import { zstdFrames } from './zstd-frames';

const MAX_BLOCKS = 2_000;
const MAX_WINDOW_BYTES = 64 * 1024 * 1024;
const MAX_MS = 50;
/** Less than this of the time spent working means that the machine was busy elsewhere, not the decoder. */
const STARVED_MS = 40;
const ATTEMPTS = 5;

/** Node 20 has no Zstandard, and a crafted block of 128 KiB keeps a decoder in JavaScript busy for minutes. */
const room: { run: () => void } = { run: () => {} };
const context = createContext(room);
const runInTime = new Script('run()');

/**
 * Unpacks Zstandard frames inside limits of memory, known from their headers, and of time.
 * @throws LimitReached where more than `maxBytes` would come out, or it would take too long
 * @throws Malformed where the bytes are not such frames
 * @see https://www.rfc-editor.org/rfc/rfc8878
 */
export function unpackZstd(bytes: Uint8Array, maxBytes: number): Uint8Array {
  const { announcedBytes, windowBytes, plainBytes, blocks } = zstdFrames(bytes);
  if (announcedBytes > maxBytes || plainBytes > maxBytes) throw tooLarge(maxBytes);
  if (windowBytes > MAX_WINDOW_BYTES) throw new LimitReached('needs windows of more than 64 MiB');
  if (blocks > MAX_BLOCKS) throw new LimitReached(`has more than ${MAX_BLOCKS} blocks`);
  const unpacked = unpackInTime(bytes);
  if (unpacked.length > maxBytes) throw tooLarge(maxBytes);
  return unpacked;
}

function unpackInTime(bytes: Uint8Array): Uint8Array {
  let unpacked: Uint8Array = new Uint8Array();
  room.run = () => {
    unpacked = decompress(bytes);
  };
  try {
    for (let attempt = 1; !runOnce(attempt === ATTEMPTS); attempt++);
  } finally {
    room.run = () => {};
  }
  return unpacked;
}

/** Whether it ran to its end; false where it should be tried again, because the processor was elsewhere. */
function runOnce(isLast: boolean): boolean {
  const before = process.cpuUsage();
  try {
    runInTime.runInContext(context, { timeout: MAX_MS });
    return true;
  } catch (error) {
    if (!timedOut(error)) throw new Malformed('the packed bytes are broken');
    const { user, system } = process.cpuUsage(before);
    if (!isLast && (user + system) / 1_000 < STARVED_MS) return false;
    throw new LimitReached(`takes longer than ${MAX_MS} ms to unpack`);
  }
}

/** The error is of the other realm, and so no instance of this one's Error. */
function timedOut(error: unknown): boolean {
  if (typeof error !== 'object' || error === null) return false;
  return 'code' in error && error.code === 'ERR_SCRIPT_EXECUTION_TIMEOUT';
}

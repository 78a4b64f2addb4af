import { isUtf8 } from 'node:buffer';
import { formatCounted } from '@/lib/format/format-count';
import { LimitReached, reasonOf } from './binary/malformed';
import type { Payload, Step, StepContext, StepResult } from './decode-step';
import { firstBinaryCharacter } from './hidden-characters';
import { PACKINGS, type PackingName } from './unpack/packing';

const NAMES = ['gzip', 'zlib', 'zstd'] as const satisfies readonly PackingName[];
const LEAST_TEXT_BYTES = 2;

/** Unpacks one layer; a second one is only named, since nobody packs twice but to hurt. */
export const unpackSteps: readonly Step[] = NAMES.map((name) => ({
  name,
  applies: ({ bytes, unpacked }, { wanted }) =>
    !unpacked && bytes.length > 0 && (wanted || PACKINGS[name].recognises(bytes)),
  run: (payload, context) => unpack(name, payload, context),
}));

/** Brotli has no mark of its own: unasked, it is believed where all of the bytes unpack to text. */
export const brotliStep: Step = {
  name: 'brotli',
  applies: ({ bytes, unpacked }, { wanted }) =>
    !unpacked && bytes.length > 0 && (wanted || (isUsualBrotli(bytes) && !isUtf8(bytes))),
  run(payload, context) {
    const result = unpack('brotli', payload, context);
    return context.wanted || isBelievable(result) ? result : undefined;
  },
};

/** The window of 4 MiB that encoders take unless told otherwise: to try all bytes would cost too much. */
function isUsualBrotli([first = 0]: Uint8Array): boolean {
  return (first & 0x0f) === 0x0b;
}

function isBelievable(result: StepResult): boolean {
  if (!result || 'view' in result) return false;
  return 'reason' in result ? result.limit === true : isText(result.payload.bytes);
}

function unpack(name: PackingName, { bytes }: Payload, { allowance }: StepContext): StepResult {
  try {
    const unpacked = PACKINGS[name].unpack(bytes, allowance.unpackedBytes);
    allowance.spend(unpacked.length);
    return {
      payload: { bytes: unpacked, unpacked: true },
      detail: `unpacked to ${formatCounted(unpacked.length, 'byte')}`,
      notices: secondLayer(unpacked),
    };
  } catch (error) {
    const reason = reasonOf(error);
    if (reason === undefined) throw error;
    return { reason, limit: error instanceof LimitReached };
  }
}

function secondLayer(bytes: Uint8Array): readonly string[] {
  const inner = NAMES.find((name) => PACKINGS[name].recognises(bytes));
  return inner ? [`packed again with ${inner}, of which only one layer is unpacked`] : [];
}

function isText(bytes: Uint8Array): boolean {
  if (bytes.length < LEAST_TEXT_BYTES || !isUtf8(bytes)) return false;
  return firstBinaryCharacter(new TextDecoder().decode(bytes)) === undefined;
}

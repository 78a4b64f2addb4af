import 'server-only';
import type { StreamDetail } from '@/lib/contract/stream';
import { Examiner } from '@/lib/reader/examiner';
import { compileFilterField } from './compile-filter-field';
import type { ConnectionDeps } from './connection-deps';

const HOUR_MS = 3_600_000;
const PREVIEW_TEXT_BYTES = 16 * 1_024;
/** Room for the largest record, 10 MiB, as hex. */
const WHOLE_TEXT_BYTES = 32 * 1_024 * 1_024;

interface Look {
  filter?: string | undefined;
  payload: 'preview' | 'full';
}

/** Most bytes of each text in an answer. */
export const textBytes = ({ payload }: Pick<Look, 'payload'>) =>
  payload === 'full' ? WHOLE_TEXT_BYTES : PREVIEW_TEXT_BYTES;

/**
 * The eyes of one tail or search: the filter asked for, and the stream's own way of decoding.
 * @throws invalid_input at `filter`
 */
export async function openExaminer(
  deps: ConnectionDeps,
  stream: string,
  look: Look,
): Promise<Examiner> {
  const filter = compileFilterField(look.filter);
  return new Examiner({
    ...(filter && { filter }),
    settings: await deps.decoding.compiled(stream),
    maxTextBytes: textBytes(look),
  });
}

/** No record of a stream is older: the start of its retention, or of the stream itself. */
export function oldestOf({ retentionHours, createdAtMs }: StreamDetail, nowMs: number): number {
  return Math.max(nowMs - retentionHours * HOUR_MS, createdAtMs ?? 0);
}

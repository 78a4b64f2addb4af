import type { EngineContext } from '@/lib/local/kinesis/engine-context';
import type { Stream } from '@/lib/local/kinesis/stream';

/** Puts a stream into UPDATING, and applies the change when its time has come. */
export function beginUpdate(
  { clock, durations }: EngineContext,
  stream: Stream,
  finish: (nowMs: number) => void,
): void {
  const nowMs = clock.now();
  stream.begin('UPDATING', { dueMs: nowMs + durations.updateMs, finish }, nowMs);
}

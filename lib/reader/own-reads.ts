import type { Clock } from '@/lib/clock';
import type { OwnRead } from '@/lib/contract/reading';

/** Reads of one stream nearer to each other than this are one. */
const JOINED_MS = 120_000;
const KEPT_MS = 14 * 86_400_000;
const MOST_KEPT = 500;
/** CloudWatch's finest period: younger records do not show. */
const STALE_MS = 60_000;

/** When this process read records so old that the stream's iterator age metric shows it, by stream. */
export class OwnReads {
  readonly #clock: Clock;
  readonly #byStream = new Map<string, OwnRead[]>();

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** Takes note of a call that ended on a record of this arrival; of young ones nothing is kept. */
  note(stream: string, arrivalMs: number): void {
    const nowMs = this.#clock.now();
    const ageMs = nowMs - arrivalMs;
    if (ageMs <= STALE_MS) return;
    const reads = this.#byStream.get(stream) ?? [];
    const last = reads.at(-1);
    if (last && nowMs - last.toMs <= JOINED_MS) {
      last.toMs = nowMs;
      last.oldestAgeMs = Math.max(last.oldestAgeMs, ageMs);
      return;
    }
    reads.push({ fromMs: nowMs, toMs: nowMs, oldestAgeMs: ageMs });
    const kept = reads.filter(({ toMs }) => nowMs - toMs <= KEPT_MS).slice(-MOST_KEPT);
    this.#byStream.set(stream, kept);
  }

  /** Those of a stream that touch a window, oldest first. */
  within(stream: string, { fromMs, toMs }: { fromMs: number; toMs: number }): OwnRead[] {
    const reads = this.#byStream.get(stream) ?? [];
    return reads.filter((read) => read.toMs >= fromMs && read.fromMs <= toMs);
  }
}

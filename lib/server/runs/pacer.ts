import type { Clock } from '@/lib/clock';
import type { PaceSchedule } from './pace-schedule';

/** Records that are due within the same few milliseconds go together, so that a fast run does not wake for each. */
const TICK_MS = 5;
/** With the tick a second: what a run that was held up catches up on at once; the rest of its plan moves back. */
const CATCH_UP_MS = 1_000 - TICK_MS;
/** Half a microsecond: what sums of fractions may be off. */
const ROUNDING_MS = 0.0005;

/** Says how many records of a run may go now, and waits until the next may. */
export class Pacer {
  readonly #schedule: PaceSchedule;
  readonly #clock: Clock;
  /** When record 0 was due, moved on by what the run was held up. */
  #originMs: number;

  constructor(schedule: PaceSchedule, clock: Clock) {
    this.#schedule = schedule;
    this.#clock = clock;
    this.#originMs = clock.now();
  }

  /** How many records after the first `made` are due, at most `most`; never more than a second's worth is overdue. */
  dueNow(made: number, most: number): number {
    const { total, dueAtMs } = this.#schedule;
    const left = total === null ? most : Math.min(most, total - made);
    if (left <= 0) return 0;
    const lateMs = this.#sinceOriginMs() - dueAtMs(made);
    if (this.#schedule.durationMs !== null && lateMs > CATCH_UP_MS) {
      this.#originMs += lateMs - CATCH_UP_MS;
    }
    const tick = tickOf(this.#sinceOriginMs());
    let due = 0;
    while (due < left && tickOf(dueAtMs(made + due)) <= tick) due++;
    return due;
  }

  /** Whether the pace has no room for a record after the first `made`. */
  isOver(made: number): boolean {
    const { total } = this.#schedule;
    return total !== null && made >= total;
  }

  /** Resolves when the record after the first `made` is due. @throws the signal's reason */
  async untilDue(made: number, signal: AbortSignal): Promise<void> {
    const dueMs = tickOf(this.#schedule.dueAtMs(made)) * TICK_MS;
    await this.#clock.sleep(Math.max(1, dueMs - this.#sinceOriginMs()), signal);
  }

  #sinceOriginMs(): number {
    return this.#clock.now() - this.#originMs;
  }
}

const tickOf = (ms: number) => Math.floor((ms + ROUNDING_MS) / TICK_MS);

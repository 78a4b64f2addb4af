import type { Clock } from '@/lib/clock';
import type { ShardLoad } from '@/lib/contract/reading';
import type { TailEvent } from './tail-notes';

type Return = Extract<TailEvent, { kind: 'resumed' }>;

/** A time in which a tail was not connected, from the break until it has caught up with what came meanwhile. */
export class TailAbsence {
  readonly #clock: Clock;
  #away: (Omit<Return, 'awayMs'> & { sinceMs: number }) | undefined;

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** Two in a row are one. `exact`: there is a position to go on from. */
  begin(after: Return['after'], exact: boolean): void {
    const sinceMs = this.#clock.now();
    this.#away ??= { kind: 'resumed', after, records: 0, gaps: 0, exact, sinceMs };
  }

  forget(): void {
    this.#away = undefined;
  }

  addRecords(records: number): void {
    if (this.#away) this.#away.records += records;
  }

  addGap(): void {
    if (this.#away) this.#away.gaps += 1;
  }

  /** What there is to say, once no shard has anything left to catch up. */
  end(shards: readonly ShardLoad[]): Return | undefined {
    if (!this.#away || shards.some(({ state }) => state === 'catching_up')) return undefined;
    const { sinceMs, ...facts } = this.#away;
    this.#away = undefined;
    return { ...facts, awayMs: this.#clock.now() - sinceMs };
  }
}

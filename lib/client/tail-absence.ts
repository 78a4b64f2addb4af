import type { Clock } from '@/lib/clock';
import type { ShardLoad } from '@/lib/contract/reading';
import type { TailEvent } from './tail-notes';

type Return = Extract<TailEvent, { kind: 'resumed' }>;

/** A time in which a tail was not connected, from the break until it has caught up with what came meanwhile. */
export class TailAbsence {
  readonly #clock: Clock;
  #away: (Omit<Return, 'awayMs' | 'records'> & { sinceMs: number; seen: number }) | undefined;

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** Two in a row are one. `exact`: there is a position to go on from. `seen`: how many records there were. */
  begin(after: Return['after'], { exact, seen }: { exact: boolean; seen: number }): void {
    const sinceMs = this.#clock.now();
    this.#away ??= { kind: 'resumed', after, gaps: 0, exact, sinceMs, seen };
  }

  forget(): void {
    this.#away = undefined;
  }

  addGap(): void {
    if (this.#away) this.#away.gaps += 1;
  }

  /** What there is to say, once no shard has anything left to catch up. */
  end(shards: readonly ShardLoad[], seen: () => number): Return | undefined {
    if (!this.#away || !shards.every(hasCaughtUp)) return undefined;
    const { sinceMs, seen: before, ...facts } = this.#away;
    this.#away = undefined;
    return { ...facts, awayMs: this.#clock.now() - sinceMs, records: seen() - before };
  }
}

/** A shard that was not read yet has no distance from its tip. */
const hasCaughtUp = ({ state, millisBehindLatest }: ShardLoad) =>
  state !== 'catching_up' && (state !== 'live' || millisBehindLatest !== null);

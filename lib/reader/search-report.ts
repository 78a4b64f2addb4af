import type { Clock } from '@/lib/clock';
import type { SearchMessage } from '@/lib/contract/reading';
import { encodeCursor } from './cursor-text';
import type { Examiner } from './examiner';
import type { ShardSearch } from './search-shard';

export type ProgressMessage = Extract<SearchMessage, { type: 'progress' }>;

/** Rates are those of so many last milliseconds. */
const RATE_MS = 5_000;

interface Moment {
  atMs: number;
  scanned: number;
  done: number;
}

/** Tells how far a search has come, and at what pace. */
export class SearchReport {
  readonly #clock: Clock;
  readonly #shards: readonly ShardSearch[];
  readonly #examiner: Examiner;
  #moments: Moment[];

  constructor(clock: Clock, shards: readonly ShardSearch[], examiner: Examiner) {
    this.#clock = clock;
    this.#shards = shards;
    this.#examiner = examiner;
    this.#moments = [{ atMs: clock.now(), scanned: 0, done: 0 }];
  }

  /** Whether every shard was read to the end of the range. */
  get isWhole(): boolean {
    return this.#shards.every(({ isDone }) => isDone);
  }

  /** null when nothing is left to read. */
  cursor(): string | null {
    if (this.isWhole) return null;
    return encodeCursor(new Map(this.#shards.map(({ shard, position }) => [shard, position])));
  }

  progress(): ProgressMessage {
    const shards = this.#shards.map((shard) => shard.progress());
    const total = (of: 'scanned' | 'matched' | 'bytes' | 'progress') =>
      shards.reduce((sum, shard) => sum + shard[of], 0);
    const scanned = total('scanned');
    return {
      type: 'progress',
      atMs: this.#clock.now(),
      scanned,
      matched: total('matched'),
      bytes: total('bytes'),
      unevaluated: this.#examiner.unevaluated,
      cursor: this.cursor() ?? '',
      progress: shards.length === 0 ? 1 : total('progress') / shards.length,
      ...this.#pace(scanned),
      shards,
    };
  }

  #pace(scanned: number): Pick<ProgressMessage, 'recordsPerSecond' | 'timeLeftMs'> {
    const work = this.#shards.map((shard) => shard.work);
    const done = work.reduce((sum, shard) => sum + shard.done, 0);
    const left = work.reduce((sum, shard) => sum + shard.all, 0) - done;
    const atMs = this.#clock.now();
    this.#moments.push({ atMs, scanned, done });
    const start = this.#moments.findLastIndex((moment) => atMs - moment.atMs >= RATE_MS);
    if (start > 0) this.#moments = this.#moments.slice(start);
    const since = this.#moments[0] ?? { atMs, scanned, done };
    const ms = Math.max(1, atMs - since.atMs);
    const pace = (done - since.done) / ms;
    return {
      recordsPerSecond: ((scanned - since.scanned) / ms) * 1_000,
      timeLeftMs: left <= 0 ? 0 : pace > 0 ? Math.round(left / pace) : null,
    };
  }
}

import type { Clock } from '@/lib/clock';
import type { ShardLoad } from '@/lib/contract/reading';
import { msBetween } from './ms-between';

export type CapacityUse = Pick<ShardLoad, 'callsPerSecond' | 'bytesPerSecond' | 'capacityShare'>;

/**
 * What all polling consumers of one shard share.
 * @see https://docs.aws.amazon.com/streams/latest/dev/service-sizes-and-limits.html
 */
const SHARD_CALLS_PER_SECOND = 5;
const SHARD_BYTES_PER_SECOND = 2_000_000;
const WINDOW_MS = 10_000;

/** What this process takes of one shard: its calls and their bytes over the last ten seconds. */
export class CapacityMeter {
  readonly #clock: Clock;
  #calls: { atMs: number; bytes: number }[] = [];

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  noteCall(): void {
    this.#forget();
    this.#calls.push({ atMs: this.#clock.now(), bytes: 0 });
  }

  /** Adds what the newest call brought. */
  noteBytes(bytes: number): void {
    const call = this.#calls.at(-1);
    if (call) call.bytes += bytes;
  }

  use(): CapacityUse {
    this.#forget();
    const perSecond = 1_000 / WINDOW_MS;
    const callsPerSecond = this.#calls.length * perSecond;
    const bytesPerSecond = this.#calls.reduce((sum, { bytes }) => sum + bytes, 0) * perSecond;
    return {
      callsPerSecond,
      bytesPerSecond,
      capacityShare: Math.max(
        callsPerSecond / SHARD_CALLS_PER_SECOND,
        bytesPerSecond / SHARD_BYTES_PER_SECOND,
      ),
    };
  }

  #forget(): void {
    const nowMs = this.#clock.now();
    const kept = this.#calls.findIndex(({ atMs }) => msBetween(atMs, nowMs) < WINDOW_MS);
    if (kept !== 0) this.#calls = kept < 0 ? [] : this.#calls.slice(kept);
  }
}

import type { Clock } from '@/lib/clock';
import { TokenBucket } from './token-bucket';

/**
 * Of the 5 GetRecords calls a second that all consumers of a shard share, one is ours. A few may come together
 * after a quiet time, so that a single sample is quick.
 * @see https://docs.aws.amazon.com/kinesis/latest/APIReference/API_GetRecords.html
 */
const RATE = { perSecond: 1, burst: 3 };
const MAX_WAIT_MS = 5_000;
const SWEEP_AT_SHARDS = 5_000;

/** The read budget of a process: one share for each shard of each stream, whoever asks. */
export class ReadBudget {
  readonly #clock: Clock;
  readonly #buckets = new Map<string, TokenBucket>();

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** Waits for the next call on a shard; false when more than five seconds of others' calls come before. */
  take(shard: { stream: string; shard: string }, signal: AbortSignal): Promise<boolean> {
    return this.#bucketOf(`${shard.stream}/${shard.shard}`).take(signal, MAX_WAIT_MS);
  }

  #bucketOf(key: string): TokenBucket {
    const known = this.#buckets.get(key);
    if (known) return known;
    if (this.#buckets.size >= SWEEP_AT_SHARDS) this.#sweep();
    const bucket = new TokenBucket(this.#clock, RATE);
    this.#buckets.set(key, bucket);
    return bucket;
  }

  #sweep(): void {
    for (const [key, bucket] of this.#buckets) {
      if (bucket.isFull()) this.#buckets.delete(key);
    }
  }
}

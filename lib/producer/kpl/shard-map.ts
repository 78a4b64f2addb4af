import type { Clock } from '@/lib/clock';
import type { HashRange } from '@/lib/hash/hash-range';
import { type HashIndex, indexByHash } from '@/lib/hash/shard-for-hash';

/** An open shard; its bounds are decimal, both inclusive. */
export interface OpenShard extends HashRange {
  id: string;
}

export type ShardIndex = HashIndex<OpenShard>;

export interface ShardMapOptions {
  listOpenShards: (signal: AbortSignal) => Promise<readonly OpenShard[]>;
  clock: Clock;
  /** Milliseconds until a listing without an answer is given up. */
  timeoutMs: number;
  /** Told after each listing, whatever came of it. */
  onListed: () => void;
}

/** Until a list that failed, or that the service contradicts, is asked for again. */
const LIST_AGAIN_AFTER_MS = 10_000;
/** Made once: without a reason each abort would make an error with its stack. */
const LISTED = new Error('the list is there');

/** The open shards by hash key, listed at once and again when a record went elsewhere; null while they are not known. */
export class ShardMap {
  readonly #options: ShardMapOptions;
  readonly #end = new AbortController();
  #index: ShardIndex | null = null;
  #listing: Promise<void> | null = null;
  #wasListed = false;
  #notBeforeMs = Number.NEGATIVE_INFINITY;

  constructor(options: ShardMapOptions) {
    this.#options = options;
    this.#list();
  }

  /** Whether the first list, good or not, has come. */
  get wasListed(): boolean {
    return this.#wasListed;
  }

  current(): ShardIndex | null {
    if (!this.#index && this.#options.clock.now() >= this.#notBeforeMs) this.#list();
    return this.#index;
  }

  /** What holds after a record for the shard went elsewhere by this index; null if that cannot be told. */
  async after(index: ShardIndex, shardId: string): Promise<ShardIndex | null> {
    if (this.#index === index) {
      this.#index = null;
      this.#list();
    }
    await this.#listing;
    if (!this.#index?.shards.some(({ id }) => id === shardId)) return this.#index;
    // The shard is open and was passed over: the list is behind the service, or keys do not decide the shard.
    this.#forget();
    return null;
  }

  end(): void {
    this.#end.abort(LISTED);
  }

  #list(): void {
    this.#listing ??= this.#listOnce().finally(() => {
      this.#listing = null;
      this.#wasListed = true;
      this.#options.onListed();
    });
  }

  async #listOnce(): Promise<void> {
    const { listOpenShards, clock, timeoutMs } = this.#options;
    const listed = new AbortController();
    const signal = AbortSignal.any([listed.signal, this.#end.signal]);
    try {
      const shards = await Promise.race([listOpenShards(signal), clock.sleep(timeoutMs, signal)]);
      if (shards) this.#index = indexByHash(shards);
      else this.#forget();
    } catch {
      this.#forget();
    } finally {
      listed.abort(LISTED);
    }
  }

  #forget(): void {
    this.#index = null;
    this.#notBeforeMs = this.#options.clock.now() + LIST_AGAIN_AFTER_MS;
  }
}

import type { StartPosition } from '@/lib/kinesis/get-shard-iterator';
import type { ShardAddress } from './read-budget';
import { CallsSpent, type ReadingRoom, type ShardPage, ShardPager } from './shard-pager';

/** GetRecords calls that one sample may spend on a shard. */
const MAX_CALLS = 6;
const MAX_WAIT_MS = 5_000;
const MAX_FAILURES = 3;

/** Reads one shard within a few calls, for a sample that somebody waits for. */
export class ShardCursor {
  readonly #pager: ShardPager;

  constructor(room: ReadingRoom, address: ShardAddress, signal: AbortSignal) {
    const bounds = { maxCalls: MAX_CALLS, maxWaitMs: MAX_WAIT_MS, maxFailures: MAX_FAILURES };
    this.#pager = new ShardPager(room, { ...address, ...bounds }, signal);
  }

  get calls(): number {
    return this.#pager.calls;
  }

  get millisBehindLatest(): number | null {
    return this.#pager.millisBehindLatest;
  }

  get readStale(): boolean {
    return this.#pager.readStale;
  }

  moveTo(position: StartPosition): void {
    this.#pager.moveTo(position);
  }

  /**
   * The next page of at most `limit` records (1 to 10,000); null when the calls for this sample are spent.
   * @throws what ShardPager throws
   */
  async next(limit: number): Promise<ShardPage | null> {
    try {
      return await this.#pager.next(limit);
    } catch (error) {
      if (error instanceof CallsSpent) return null;
      throw error;
    }
  }
}

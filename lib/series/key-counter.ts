import type { KeyCount, KeyTally } from '@/lib/contract/reading';

const CAPACITY = 10_000;
const TOP = 20;
const MOST_SHARDS = 100;

interface Count {
  records: number;
  bytes: number;
  /** How much of them was only assumed, since the key may have been counted and given up before. */
  assumedRecords: number;
  assumedBytes: number;
  shards: string[];
}

interface ShardSum {
  records: number;
  bytes: number;
}

/**
 * Counts partition keys in bounded memory. Beyond `capacity` keys, half of them are given up, those with the lowest
 * counts by records and by bytes; whoever comes anew is assumed to have been the largest of those given up,
 * so that no count is ever too low (after Space-Saving, Metwally et al. 2005). No Node imports: a browser uses this too.
 */
export class KeyCounter {
  readonly #capacity: number;
  readonly #counts = new Map<string, Count>();
  readonly #shards = new Map<string, ShardSum>();
  #records = 0;
  #bytes = 0;
  #mostKeys = 0;
  #floorRecords = 0;
  #floorBytes = 0;

  /** @param capacity 2 or more */
  constructor(capacity = CAPACITY) {
    this.#capacity = capacity;
  }

  add(shard: string, partitionKey: string, bytes: number): void {
    this.#records++;
    this.#bytes += bytes;
    addTo(this.#shards, shard, bytes);
    const count = this.#counts.get(partitionKey) ?? this.#begin(partitionKey);
    count.records++;
    count.bytes += bytes;
    if (count.shards.at(-1) !== shard) addShard(count, shard);
  }

  tally(): KeyTally {
    const exact = this.#isExact;
    return {
      records: this.#records,
      bytes: this.#bytes,
      distinctKeys: Math.max(this.#mostKeys, this.#counts.size),
      exact,
      byRecords: this.#top((count) => count.records, 'assumedRecords'),
      byBytes: this.#top((count) => count.bytes, 'assumedBytes'),
      shards: Array.from(this.#shards, ([shard, sum]) => ({ shard, ...sum })),
    };
  }

  get #isExact(): boolean {
    return this.#floorRecords === 0;
  }

  #begin(partitionKey: string): Count {
    if (this.#counts.size >= this.#capacity) this.#giveUpSmall();
    const count = {
      records: this.#floorRecords,
      bytes: this.#floorBytes,
      assumedRecords: this.#floorRecords,
      assumedBytes: this.#floorBytes,
      shards: [],
    };
    this.#counts.set(ownCopy(partitionKey), count);
    return count;
  }

  #giveUpSmall(): void {
    this.#mostKeys = Math.max(this.#mostKeys, this.#counts.size);
    const counts = [...this.#counts.values()];
    const keep = Math.floor(this.#capacity / 4);
    const enoughRecords = nthLargest(
      counts.map(({ records }) => records),
      keep,
    );
    const enoughBytes = nthLargest(
      counts.map(({ bytes }) => bytes),
      keep,
    );
    for (const [key, { records, bytes }] of this.#counts) {
      // Above the threshold, not at it: where all are alike, all go.
      if (records > enoughRecords || bytes > enoughBytes) continue;
      this.#counts.delete(key);
      this.#floorRecords = Math.max(this.#floorRecords, records);
      this.#floorBytes = Math.max(this.#floorBytes, bytes);
    }
  }

  /** Keys of which more is assumed than was seen say nothing, and are left out. */
  #top(by: (count: Count) => number, assumed: 'assumedRecords' | 'assumedBytes'): KeyCount[] {
    const found = Array.from(this.#counts).filter(([, count]) => by(count) >= 2 * count[assumed]);
    return found
      .toSorted(([, a], [, b]) => by(b) - by(a))
      .slice(0, TOP)
      .map(([partitionKey, { shards, records, bytes }]) => ({
        partitionKey,
        shards: [...shards],
        records,
        bytes,
      }));
  }
}

/** A slice of a larger text keeps all of that text in memory, such as the keys of a whole aggregate. */
const ownCopy = (text: string) => ` ${text}`.slice(1);

function addTo(shards: Map<string, ShardSum>, shard: string, bytes: number): void {
  const sum = shards.get(shard);
  if (sum) {
    sum.records++;
    sum.bytes += bytes;
  } else shards.set(shard, { records: 1, bytes });
}

function addShard(count: Count, shard: string): void {
  if (count.shards.length < MOST_SHARDS && !count.shards.includes(shard)) count.shards.push(shard);
}

/** The value that `n` of the others are at least as large as. */
function nthLargest(values: readonly number[], n: number): number {
  const sorted = Float64Array.from(values).toSorted();
  return sorted[Math.max(0, sorted.length - 1 - n)] ?? 0;
}

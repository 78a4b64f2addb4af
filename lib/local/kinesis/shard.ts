import type { Shard as ShardOutput } from '@aws-sdk/client-kinesis';
import { FULL_READ_PAUSE_MS, type Limits } from './limits';
import { endingSequenceNumber, sequenceNumber, sequencePrefix } from './sequence-number';
import { ShardLog } from './shard-log';
import { TokenBucket } from './token-bucket';

export interface ShardBirth {
  index: number;
  createdMs: number;
  startingHashKey: string;
  endingHashKey: string;
  /** One after a split, two after a merge. */
  parents: readonly Shard[];
}

interface ShardMeans {
  limits: Limits;
  onMemory: (deltaBytes: number) => void;
}

/** One shard: its place in the key space and in the lineage, its records, and what it may still take and give. */
export class Shard {
  readonly id: string;
  readonly index: number;
  readonly createdMs: number;
  readonly startingHashKey: string;
  readonly endingHashKey: string;
  readonly parents: readonly Shard[];
  readonly children: Shard[] = [];
  readonly log: ShardLog;
  readonly iteratorCalls: TokenBucket;
  closedMs: number | undefined;

  readonly #prefix: bigint;
  readonly #recordsIn: TokenBucket;
  readonly #bytesIn: TokenBucket;
  readonly #readCalls: TokenBucket;
  readonly #bytesOut: TokenBucket;
  readonly #pauseMs: number;
  #readableFromMs = 0;
  readonly #watchers = new Set<() => void>();

  constructor(birth: ShardBirth, { limits, onMemory }: ShardMeans) {
    this.index = birth.index;
    this.id = shardIdOf(birth.index);
    this.createdMs = birth.createdMs;
    this.startingHashKey = birth.startingHashKey;
    this.endingHashKey = birth.endingHashKey;
    this.parents = birth.parents;
    this.log = new ShardLog(onMemory);
    this.#prefix = sequencePrefix(birth);
    this.#recordsIn = new TokenBucket(limits.recordsWrittenPerSecond);
    this.#bytesIn = new TokenBucket(limits.bytesWrittenPerSecond);
    this.#readCalls = new TokenBucket(limits.getRecordsCallsPerSecond);
    this.#bytesOut = new TokenBucket(limits.bytesReadPerSecond);
    this.#pauseMs = Number.isFinite(limits.bytesReadPerSecond) ? FULL_READ_PAUSE_MS : 0;
    this.iteratorCalls = new TokenBucket(limits.iteratorCallsPerSecond);
    for (const parent of birth.parents) parent.children.push(this);
  }

  get isOpen(): boolean {
    return this.closedMs === undefined;
  }

  sequenceNumberOf(record: { arrivalMs: number; ordinal: number }): string {
    return sequenceNumber(this.#prefix, record.arrivalMs, record.ordinal);
  }

  /** Whether the shard takes one more record of `bytes` (data and key) now; if so, it is counted. */
  admitsWrite(bytes: number, nowMs: number): boolean {
    if (!this.#recordsIn.allows(1, nowMs) || !this.#bytesIn.allows(bytes, nowMs)) return false;
    this.#recordsIn.spend(1, nowMs);
    this.#bytesIn.spend(bytes, nowMs);
    return true;
  }

  /** Whether the shard answers one more GetRecords now; if so, it is counted. */
  admitsRead(nowMs: number): boolean {
    if (nowMs < this.#readableFromMs || !this.#bytesOut.allows(1, nowMs)) return false;
    return this.#readCalls.take(1, nowMs);
  }

  /** @see https://docs.aws.amazon.com/kinesis/latest/APIReference/API_GetRecords.html */
  countRead(bytes: number, isFull: boolean, nowMs: number): void {
    this.#bytesOut.spend(bytes, nowMs);
    if (isFull) this.#readableFromMs = nowMs + this.#pauseMs;
  }

  close(nowMs: number): void {
    this.closedMs = nowMs;
    this.announce();
  }

  /** Wakes those who wait for news of this shard. */
  announce(): void {
    const watchers = [...this.#watchers];
    this.#watchers.clear();
    for (const wake of watchers) wake();
  }

  /** Resolves at the next record or at the close; the returned function gives up waiting. */
  watch(wake: () => void): () => void {
    this.#watchers.add(wake);
    return () => this.#watchers.delete(wake);
  }

  describe(): ShardOutput {
    const [parent, adjacent] = this.parents;
    return {
      ShardId: this.id,
      ...(parent ? { ParentShardId: parent.id } : {}),
      ...(adjacent ? { AdjacentParentShardId: adjacent.id } : {}),
      HashKeyRange: {
        StartingHashKey: this.startingHashKey,
        EndingHashKey: this.endingHashKey,
      },
      SequenceNumberRange: {
        StartingSequenceNumber: sequenceNumber(this.#prefix, this.createdMs, 0),
        ...(this.closedMs === undefined
          ? {}
          : { EndingSequenceNumber: endingSequenceNumber(this.#prefix, this.closedMs) }),
      },
    };
  }
}

export function shardIdOf(index: number): string {
  return `shardId-${index.toString().padStart(12, '0')}`;
}

import type { OperationName } from './request-shapes';

export interface CallCount {
  operation: OperationName;
  /** Both only on counts of a single shard. */
  streamName?: string;
  shardId?: string;
  calls: number;
}

export interface ShardCall {
  operation: OperationName;
  streamName: string;
  shardId: string;
}

/** How often which operation was called, in all and by shard, refused calls included. */
export class CallStats {
  readonly #byOperation = new Map<OperationName, number>();
  readonly #byShard = new Map<string, CallCount & ShardCall>();
  recordsWritten = 0;
  bytesWritten = 0;
  recordsDropped = 0;

  countCall(operation: OperationName): void {
    this.#byOperation.set(operation, (this.#byOperation.get(operation) ?? 0) + 1);
  }

  countShardCall({ operation, streamName, shardId }: ShardCall): void {
    const key = `${operation} ${streamName} ${shardId}`;
    const known = this.#byShard.get(key);
    if (known) known.calls += 1;
    else this.#byShard.set(key, { operation, streamName, shardId, calls: 1 });
  }

  countWritten(records: number, bytes: number): void {
    this.recordsWritten += records;
    this.bytesWritten += bytes;
  }

  counts(): CallCount[] {
    const totals = Array.from(this.#byOperation, ([operation, calls]) => ({ operation, calls }));
    return [...totals, ...Array.from(this.#byShard.values(), (count) => ({ ...count }))];
  }
}

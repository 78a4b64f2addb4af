import type { AppError } from '@/lib/errors';
import type { KinesisRecord } from '@/lib/kinesis/get-records';
import type { ShardPosition } from './cursor-text';

/** What one reading step of a shard brought, by whichever reader. */
export interface SourcePage {
  records: readonly KinesisRecord[];
  /** How far the shard's tip lies behind these; null when the service did not say. */
  millisBehindLatest: number | null;
  /** The service looked no earlier than this. */
  askedAtMs: number;
  /** The shard is closed and this is the last of it. */
  isShardEnd: boolean;
  /** Records behind the position that it was to go on from are gone. */
  isAfterGap: boolean;
}

/** One shard, read from a position on. */
export interface ShardSource {
  /** GetRecords calls, or events of a subscription. */
  readonly calls: number;
  /** @throws AppError for what does not pass */
  next(): Promise<SourcePage>;
  /** No more will be asked for. */
  close(): void;
}

export interface SourceWish {
  shard: string;
  position: Exclude<ShardPosition, { kind: 'done' }>;
  /** Hears what fails in passing, and null when it went well again. */
  onTrouble: (error: AppError | null) => void;
  signal: AbortSignal;
}

/** A way to read shards: polling inside the budget, or a fan-out consumer of its own. */
export interface SearchReader {
  readonly kind: 'polling' | 'fan_out';
  /** Begins what must be there before the first shard is read. @throws AppError */
  open(signal: AbortSignal): Promise<void>;
  /** Resolves once shards can be read. */
  ready(signal: AbortSignal): Promise<void>;
  read(wish: SourceWish): ShardSource;
  /** Ends it, whatever happened before. A sentence says what is left behind. */
  close(): Promise<string | null>;
}

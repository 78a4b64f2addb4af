import type { ShardProgress } from '@/lib/contract/reading';
import type { AppError } from '@/lib/errors';
import type { KinesisRecord } from '@/lib/kinesis/get-records';
import type { ShardPosition } from './cursor-text';
import type { Examined } from './examiner';
import type { ShardSource, SourcePage } from './search-source';

interface Range {
  fromMs: number;
  toMs: number;
}

/** What of a page lies in the range, and whether nothing of the range comes after it. */
interface InRange {
  records: readonly KinesisRecord[];
  isLast: boolean;
}

/** Where a search stands in one shard. */
export class ShardSearch {
  readonly shard: string;
  readonly #range: Range;
  #position: ShardPosition;
  #state: ShardProgress['state'];
  #problem: ShardProgress['problem'] = null;
  #positionMs: number | null = null;
  #share = 0;
  /** Of the range that lay behind it when this search began; null while that is not known. */
  #beganShare: number | null;
  #source: ShardSource | null = null;
  #scanned = 0;
  #matched = 0;
  #bytes = 0;
  /** Whether records behind the cursor were gone. */
  isAfterGap = false;

  constructor(shard: string, position: ShardPosition, range: Range) {
    this.shard = shard;
    this.#range = range;
    this.#position = position;
    this.#state = position.kind === 'done' ? 'done' : 'waiting';
    this.#beganShare = position.kind === 'done' ? 1 : position.kind === 'after' ? null : 0;
  }

  get position(): ShardPosition {
    return this.#position;
  }

  get isDone(): boolean {
    return this.#state === 'done';
  }

  get hasFailed(): boolean {
    return this.#state === 'failed';
  }

  /** Share of the range that this search has read, and that it has to read in all. */
  get work(): { done: number; all: number } {
    const began = this.#beganShare ?? this.#share;
    return { done: this.progress().progress - began, all: 1 - began };
  }

  beginWith(source: ShardSource): void {
    this.#source = source;
    this.#state = 'reading';
  }

  next(): Promise<SourcePage> {
    if (!this.#source) throw new Error('A shard is read after it began.');
    return this.#source.next();
  }

  leave(): void {
    this.#source?.close();
  }

  /** What fails in passing, or null when it went well again. */
  trouble(error: AppError | null): void {
    this.#state = error?.code === 'throttled' ? 'throttled' : 'reading';
    this.#problem = error && { code: error.code, detail: error.message };
  }

  fail(error: AppError): void {
    this.#state = 'failed';
    this.#problem = { code: error.code, detail: error.message };
  }

  inRange(page: SourcePage): InRange {
    const { toMs } = this.#range;
    const records = this.#sinceStart(page.records);
    const beyond = records.findIndex(({ arrivalMs }) => arrivalMs !== null && arrivalMs > toMs);
    const isAtTip = page.millisBehindLatest === 0 && page.askedAtMs >= toMs;
    return {
      records: beyond < 0 ? records : records.slice(0, beyond),
      isLast: beyond >= 0 || isAtTip || page.isShardEnd,
    };
  }

  /** A time of the last second is asked for a little early, in case that our clock is ahead. */
  #sinceStart(records: readonly KinesisRecord[]): readonly KinesisRecord[] {
    const start = this.#position;
    if (start.kind !== 'time') return records;
    const first = records.findIndex(({ arrivalMs }) => (arrivalMs ?? Infinity) >= start.atMs);
    return first < 0 ? [] : records.slice(first);
  }

  /** Takes note of what was examined of a page: fewer records where a bound of the search was met. */
  advance(page: SourcePage, { records, isLast }: InRange, examined: Examined): void {
    this.isAfterGap ||= page.isAfterGap;
    this.#scanned += examined.scanned;
    this.#matched += examined.views.length;
    this.#bytes += examined.bytes;
    const last = records[examined.records - 1];
    if (last) this.#position = { kind: 'after', sequenceNumber: last.sequenceNumber };
    const isWhole = examined.records === records.length;
    this.#moveTo(last?.arrivalMs ?? null, isWhole ? emptyUpTo(page) : null);
    if (isLast && isWhole) {
      this.#position = { kind: 'done' };
      this.#state = 'done';
    }
  }

  progress(): ShardProgress {
    return {
      shard: this.shard,
      state: this.#state,
      progress: this.isDone ? 1 : this.#share,
      positionMs: this.#positionMs,
      scanned: this.#scanned,
      matched: this.#matched,
      bytes: this.#bytes,
      calls: this.#source?.calls ?? 0,
      problem: this.#problem,
    };
  }

  #moveTo(arrivalMs: number | null, emptyUpToMs: number | null): void {
    if (arrivalMs !== null) this.#positionMs = arrivalMs;
    const reachedMs = arrivalMs ?? emptyUpToMs;
    if (reachedMs === null) return;
    const { fromMs, toMs } = this.#range;
    const share = (reachedMs - fromMs) / Math.max(1, toMs - fromMs);
    this.#share = Math.min(1, Math.max(this.#share, share));
    this.#beganShare ??= this.#share;
  }
}

/** Where a page without records got to. */
function emptyUpTo({ records, askedAtMs, millisBehindLatest }: SourcePage): number | null {
  if (records.length > 0 || millisBehindLatest === null) return null;
  return askedAtMs - millisBehindLatest;
}

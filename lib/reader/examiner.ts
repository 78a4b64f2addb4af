import type { KeyTally } from '@/lib/contract/reading';
import type { RecordView, Unevaluated } from '@/lib/contract/record';
import type { CompiledSettings } from '@/lib/decode/compile-settings';
import { isPlainText } from '@/lib/decode/is-plain-text';
import type { OpenedRecord, RecordPart } from '@/lib/decode/open-record';
import type { CompiledFilter } from '@/lib/filter/compile-filter';
import type { KinesisRecord } from '@/lib/kinesis/get-records';
import { KeyCounter } from '@/lib/series/key-counter';
import { loopTurns } from './loop-turns';
import type { ShardRecord } from './merge-records';
import { rowWeight } from './row-weight';
import { openShared, share } from './shared-records';
import { toRecordView } from './to-record-view';

export interface ExaminerOptions {
  filter?: CompiledFilter;
  settings: CompiledSettings;
  /** Most bytes of UTF-8 that each text of a row may take. */
  maxTextBytes: number;
}

export interface ExamineBounds {
  signal: AbortSignal;
  /** Matches and bytes of the whole reading at which it stops, before a record and never within one. */
  matched?: number;
  bytes?: number;
  /** Whether other readings of the same records are to have what was decoded of them. */
  isShared?: boolean;
}

export interface Examined {
  /** The matching rows, in order. */
  views: RecordView[];
  /** Records of the stream that were examined, fewer than were handed in where a bound was met. */
  records: number;
  scanned: number;
  bytes: number;
  /** Of the rows, in bytes. */
  weight: number;
}

/** Rows that are made before what is there is handed on: a few more, to the end of an aggregate. */
const PORTION_ROWS = 1_000;
const PORTION_BYTES = 2 * 1024 * 1024;

/** As much of a text as a filter sees. */
const MAX_FILTERED_BYTES = 10 * 1024 * 1024;

/**
 * The eyes of one reading: undoes aggregation, filters, decodes what is left to show, counts and tallies keys.
 * Yields to the event loop by itself.
 */
export class Examiner {
  readonly #options: ExaminerOptions;
  readonly #mayMatchBytes: CompiledFilter['mayMatchBytes'];
  readonly #keys = new KeyCounter();
  /** Records, each of an aggregate counted, and those among them that the filter let through. */
  scanned = 0;
  matched = 0;
  /** Of data, as it stands in the stream. */
  bytes = 0;
  unevaluated: Unevaluated | null = null;

  constructor(options: ExaminerOptions) {
    this.#options = options;
    const { steps, avro, protobuf } = options.settings;
    const isAutomatic = !steps && !avro && !protobuf;
    this.#mayMatchBytes = isAutomatic ? options.filter?.mayMatchBytes : undefined;
  }

  /** The matching rows of records of one shard, in order. What is decoded is shared with other readings of them. */
  async examine(
    shard: string,
    records: readonly KinesisRecord[],
    signal: AbortSignal,
  ): Promise<RecordView[]> {
    const examined = nothing();
    for (const record of records) {
      const opened = await this.#examineRecord({ shard, record }, examined, signal);
      if (opened.isDecoded) share(record, opened);
    }
    return examined.views;
  }

  /** The same up to a bound, or until what is there is enough to be handed on: little records may unpack to much. */
  async examineUpTo(
    shard: string,
    records: readonly KinesisRecord[],
    { signal, matched = Infinity, bytes = Infinity, isShared = false }: ExamineBounds,
  ): Promise<Examined> {
    const examined = nothing();
    for (const record of records) {
      if (this.matched >= matched || this.bytes >= bytes || isPortion(examined)) break;
      const opened = await this.#examineRecord({ shard, record }, examined, signal);
      if (isShared && opened.isDecoded) share(record, opened);
    }
    return examined;
  }

  /** Who has been read so far. */
  tally(): KeyTally {
    return this.#keys.tally();
  }

  async #examineRecord(
    source: ShardRecord,
    examined: Examined,
    signal: AbortSignal,
  ): Promise<OpenedRecord> {
    const { record } = source;
    const opened = openShared(record, this.#options.settings);
    for (const part of opened.parts) {
      if (loopTurns.isOver()) await nextTurn(signal);
      this.#tally(source, part);
      if (this.#isRefusedUnseen(source, part)) continue;
      if (this.#options.filter?.needsData === true) {
        if (loopTurns.isOver()) await nextTurn(signal);
        opened.decode(part);
        if (loopTurns.isOver()) await nextTurn(signal);
      }
      if (!this.#matches(source, opened, part)) continue;
      this.matched++;
      const view = toRecordView({ ...source, opened, part }, this.#options.maxTextBytes);
      examined.views.push(view);
      examined.weight += rowWeight(view);
    }
    this.#count(opened, record, examined);
    return opened;
  }

  #tally({ shard, record }: ShardRecord, part: RecordPart): void {
    this.#keys.add(shard, keyOf(record, part), part.bytes.byteLength);
  }

  #count(opened: OpenedRecord, record: KinesisRecord, examined: Examined): void {
    examined.records++;
    examined.scanned += opened.parts.length;
    examined.bytes += record.data.byteLength;
    this.scanned += opened.parts.length;
    this.bytes += record.data.byteLength;
    if (opened.leftOut > 0 && this.#options.filter) {
      this.#noteUnevaluated(opened.leftOut, 'beyond the first 1,000 of an aggregate');
    }
  }

  #isRefusedUnseen({ record }: ShardRecord, part: RecordPart): boolean {
    const mayMatch = this.#mayMatchBytes;
    if (!mayMatch || !isPlainText(part.bytes)) return false;
    return !mayMatch(part.bytes, keyOf(record, part));
  }

  #matches({ shard, record }: ShardRecord, opened: OpenedRecord, part: RecordPart): boolean {
    const { filter } = this.#options;
    if (!filter) return true;
    const decoded = filter.needsData ? opened.decode(part) : null;
    const { matches, reason } = filter.test({
      kind: decoded?.kind ?? 'text',
      text: decoded?.text(MAX_FILTERED_BYTES).text ?? '',
      key: keyOf(record, part),
      shard,
      sequence: record.sequenceNumber,
      arrivalMs: record.arrivalMs,
      size: part.bytes.byteLength,
    });
    if (reason !== undefined) this.#noteUnevaluated(1, reason);
    return matches;
  }

  #noteUnevaluated(records: number, reason: string): void {
    this.unevaluated = { records: (this.unevaluated?.records ?? 0) + records, reason };
  }
}

const nothing = (): Examined => ({ views: [], records: 0, scanned: 0, bytes: 0, weight: 0 });

const isPortion = ({ views, weight }: Examined) =>
  views.length >= PORTION_ROWS || weight >= PORTION_BYTES;

const keyOf = (record: KinesisRecord, { sub }: RecordPart) =>
  sub?.partitionKey ?? record.partitionKey;

/** @throws the signal's reason when it was aborted meanwhile */
async function nextTurn(signal: AbortSignal): Promise<void> {
  await loopTurns.next();
  signal.throwIfAborted();
}

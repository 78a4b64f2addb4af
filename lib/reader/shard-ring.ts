import type { Clock } from '@/lib/clock';
import type { KinesisRecord } from '@/lib/kinesis/get-records';

interface RingPage {
  /** Of its first record, counted from the start of the ring. */
  ordinal: number;
  records: readonly KinesisRecord[];
  bytes: number;
  keptAtMs: number;
  isAfterGap: boolean;
}

export interface RingNews {
  records: readonly KinesisRecord[];
  /** Where to read on. */
  next: number;
  /** Records that were given up before they were asked for. */
  missed: number;
  /** Whether the service no longer had what came right before these. */
  isAfterGap: boolean;
}

const MAX_BYTES = 4 * 1024 * 1024;
const MAX_AGE_MS = 120_000;

/** The newest records of one shard, whole pages of them, for all who watch it; the oldest page goes first. */
export class ShardRing {
  readonly #clock: Clock;
  #pages: RingPage[] = [];
  #bytes = 0;
  #end = 0;
  #givenUp: string | null = null;
  #gapAhead = false;

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** Ordinal of the oldest record kept; that of the next to come when there is none. */
  get first(): number {
    return this.#pages[0]?.ordinal ?? this.#end;
  }

  /** Ordinal that the next record will have. */
  get end(): number {
    return this.#end;
  }

  get oldest(): KinesisRecord | undefined {
    return this.#pages[0]?.records[0];
  }

  /** Sequence number of the newest record that is no longer kept. */
  get givenUp(): string | null {
    return this.#givenUp;
  }

  push(records: readonly KinesisRecord[], isAfterGap: boolean): void {
    const keptAtMs = this.#clock.now();
    this.#gapAhead ||= isAfterGap;
    if (records.length > 0) {
      const bytes = records.reduce((sum, { data }) => sum + data.byteLength, 0);
      const page = { ordinal: this.#end, records, bytes, keptAtMs };
      this.#pages.push({ ...page, isAfterGap: this.#gapAhead });
      this.#gapAhead = false;
      this.#bytes += bytes;
      this.#end += records.length;
    }
    this.#giveUp(keptAtMs - MAX_AGE_MS);
  }

  /** The records from an ordinal on, as many as came together; null while there are none. */
  read(ordinal: number): RingNews | null {
    const missed = Math.max(0, this.first - ordinal);
    const from = ordinal + missed;
    const page = this.#pages.findLast((one) => one.ordinal <= from);
    if (!page || from >= this.#end) return null;
    const skipped = from - page.ordinal;
    return {
      records: skipped === 0 ? page.records : page.records.slice(skipped),
      next: page.ordinal + page.records.length,
      missed,
      isAfterGap: page.isAfterGap && skipped === 0,
    };
  }

  /** Lets go of all that it keeps, for nobody reads it any more. */
  clear(): void {
    this.#giveUp(Infinity);
  }

  /** The newest page stays whatever its size, or nobody could read it; of age it goes as well. */
  #giveUp(beforeMs: number): void {
    for (;;) {
      const [oldest] = this.#pages;
      if (!oldest) return;
      const isCrowded = this.#bytes > MAX_BYTES && this.#pages.length > 1;
      if (!isCrowded && oldest.keptAtMs >= beforeMs) return;
      this.#pages.shift();
      this.#bytes -= oldest.bytes;
      this.#givenUp = oldest.records.at(-1)?.sequenceNumber ?? this.#givenUp;
    }
  }
}

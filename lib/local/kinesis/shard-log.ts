import { firstIndex } from './first-index';
import { type NewRecord, RecordChunk, type StoredRecord } from './record-chunk';

const FIRST_CHUNK = { records: 16, bytes: 4 * 1024 };
const LARGEST_CHUNK = { records: 2048, bytes: 256 * 1024 };

export interface ReadBounds {
  /** Ordinal of the first record wanted. */
  from: number;
  maxRecords: number;
  /** At least one record is read even if it alone is larger. */
  maxBytes: number;
}

export interface ReadResult {
  records: StoredRecord[];
  bytes: number;
  /** Where the next read goes on. */
  next: number;
}

/**
 * The records of one shard in order of arrival, numbered from 1 without gaps.
 * Chunks start small and double, so that a thousand idle shards cost little; no work grows with what is stored.
 */
export class ShardLog {
  readonly #onMemory: (deltaBytes: number) => void;
  #chunks: RecordChunk[] = [];
  #first = 1;
  #end = 1;
  #lastArrivalMs = 0;
  #chunkRecords = FIRST_CHUNK.records;
  #chunkBytes = FIRST_CHUNK.bytes;

  /** @param onMemory hears of every change of the memory held */
  constructor(onMemory: (deltaBytes: number) => void) {
    this.#onMemory = onMemory;
  }

  /** Ordinal of the oldest record kept; equals `end` when there is none. */
  get first(): number {
    return this.#first;
  }

  /** Ordinal that the next record will have. */
  get end(): number {
    return this.#end;
  }

  /** Arrival of the newest record of the oldest chunk, which is what `dropOldestChunk` would drop. */
  get oldestChunkMs(): number | undefined {
    return this.#chunks[0]?.lastArrivalMs;
  }

  /** Stores a record at the tip, never before the one already there. */
  append(record: NewRecord): { ordinal: number; arrivalMs: number } {
    this.#lastArrivalMs = Math.max(this.#lastArrivalMs, record.arrivalMs);
    const stored = { ...record, arrivalMs: this.#lastArrivalMs };
    if (!this.#chunks.at(-1)?.append(stored)) {
      this.#grow(record.keyBytes + record.data.length).append(stored);
    }
    const ordinal = this.#end;
    this.#end += 1;
    return { ordinal, arrivalMs: this.#lastArrivalMs };
  }

  read({ from, maxRecords, maxBytes }: ReadBounds): ReadResult {
    const records: StoredRecord[] = [];
    let bytes = 0;
    let next = Math.max(from, this.#first);
    for (let index = this.#chunkOf(next); index < this.#chunks.length; index += 1) {
      const chunk = this.#chunks[index];
      if (!chunk) break;
      while (next < chunk.endOrdinal) {
        const size = chunk.bytesOf(next);
        const full = records.length > 0 && bytes + size > maxBytes;
        if (full || records.length === maxRecords) return { records, bytes, next };
        records.push(chunk.at(next));
        bytes += size;
        next += 1;
      }
    }
    return { records, bytes, next };
  }

  /** Arrival of the first record kept at `ordinal` or after it. */
  arrivalMs(ordinal: number): number | undefined {
    const wanted = Math.max(ordinal, this.#first);
    return this.#chunks[this.#chunkOf(wanted)]?.arrivalMs(wanted);
  }

  /** First ordinal that arrived at `ms` or later, the tip when none did yet. */
  seek(ms: number): number {
    const index = firstIndex(
      this.#chunks.length,
      (at) => (this.#chunks[at]?.lastArrivalMs ?? 0) >= ms,
    );
    return Math.max(this.#first, this.#chunks[index]?.seek(ms) ?? this.#end);
  }

  /** First ordinal kept that is, or comes after, the record of that arrival and ordinal. */
  seekRecord(arrivalMs: number, ordinal: number): number {
    return Math.min(Math.max(ordinal, this.seek(arrivalMs)), this.seek(arrivalMs + 1));
  }

  /** Forgets what arrived before `ms`, and says how many records that were. */
  trimBefore(ms: number): number {
    const oldestMs = this.arrivalMs(this.#first);
    return oldestMs === undefined || oldestMs >= ms ? 0 : this.#dropUpTo(this.seek(ms));
  }

  /** Forgets the oldest chunk whole, and says how many records that were. */
  dropOldestChunk(): number {
    return this.#dropUpTo(this.#chunks[0]?.endOrdinal ?? this.#first);
  }

  clear(): void {
    this.#dropUpTo(this.#end);
  }

  #dropUpTo(ordinal: number): number {
    const dropped = ordinal - this.#first;
    this.#first = ordinal;
    let freedBytes = 0;
    for (const chunk of this.#chunks.splice(0, this.#chunkOf(ordinal))) {
      freedBytes += chunk.memoryBytes;
    }
    if (freedBytes > 0) this.#onMemory(-freedBytes);
    return dropped;
  }

  #grow(recordBytes: number): RecordChunk {
    const last = this.#chunks.at(-1);
    const before = last?.memoryBytes ?? 0;
    last?.seal();
    const chunk = new RecordChunk(
      this.#end,
      this.#chunkRecords,
      Math.max(this.#chunkBytes, recordBytes),
    );
    this.#chunks.push(chunk);
    this.#chunkRecords = Math.min(this.#chunkRecords * 2, LARGEST_CHUNK.records);
    this.#chunkBytes = Math.min(this.#chunkBytes * 2, LARGEST_CHUNK.bytes);
    this.#onMemory(chunk.memoryBytes + (last?.memoryBytes ?? 0) - before);
    return chunk;
  }

  /** Index of the chunk that holds `ordinal`, or the number of chunks when none does. */
  #chunkOf(ordinal: number): number {
    return firstIndex(this.#chunks.length, (at) => (this.#chunks[at]?.endOrdinal ?? 0) > ordinal);
  }
}

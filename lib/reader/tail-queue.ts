import type { RecordView } from '@/lib/contract/record';
import type { ShardPosition } from './cursor-text';
import { rowWeight } from './row-weight';

/** What waits for a viewer at most; of more, the oldest is given up. */
const MAX_RECORDS = 10_000;
const MAX_BYTES = 8 * 1024 * 1024;
/** One message, which always holds at least one record. */
export const BATCH_RECORDS = 200;
const BATCH_BYTES = 1024 * 1024;

/** The rows of one shard that wait, and the place behind what has left. */
class Lane {
  #rows: RecordView[] = [];
  #next = 0;
  #left: ShardPosition;
  #examined: ShardPosition;

  constructor(from: ShardPosition) {
    this.#left = from;
    this.#examined = from;
  }

  /** The next row to leave. */
  get head(): RecordView | undefined {
    return this.#rows[this.#next];
  }

  /** Behind the last record whose rows have all left: what a resumed reading has to begin with. */
  get position(): ShardPosition {
    return this.head ? this.#left : this.#examined;
  }

  push(rows: readonly RecordView[], examined: ShardPosition): void {
    this.#left = this.position;
    this.#rows = this.#rows.slice(this.#next).concat(rows);
    this.#next = 0;
    this.#examined = examined;
  }

  /** Nothing has come up to an instant: where nothing has come at all, that is the place. */
  passQuietly(untilMs: number): void {
    const { position } = this;
    if (this.head || position.kind !== 'time' || position.atMs >= untilMs) return;
    this.#examined = { kind: 'time', atMs: untilMs };
  }

  shift(): void {
    const gone = this.#rows[this.#next];
    this.#next++;
    // An aggregate's rows share a number: its place counts once all of them have left.
    if (gone && gone.sequenceNumber !== this.head?.sequenceNumber) {
      this.#left = { kind: 'after', sequenceNumber: gone.sequenceNumber };
    }
    if (this.head) return;
    // Let go at once what has left: the shard may be quiet for long.
    this.#rows = [];
    this.#next = 0;
  }
}

/** Rows on their way to one viewer, bounded in number and bytes whatever the viewer does. */
export class TailQueue {
  readonly #lanes = new Map<string, Lane>();
  #bytes = 0;
  size = 0;
  /** Records given up, those included that never came to be rows. */
  dropped = 0;

  /** Whether so many rows more, of so many bytes, would be no reason to give any up. */
  hasRoom(rows: number, bytes: number): boolean {
    const fits = this.size + rows <= MAX_RECORDS && this.#bytes + bytes <= MAX_BYTES;
    return fits || this.size === 0;
  }

  open(shard: string, from: ShardPosition): void {
    this.#lanes.set(shard, new Lane(from));
  }

  /** Takes the rows of one shard up to a place, in order. */
  push(shard: string, rows: readonly RecordView[], examined: ShardPosition): void {
    this.#lanes.get(shard)?.push(rows, examined);
    this.size += rows.length;
    for (const row of rows) this.#bytes += rowWeight(row);
    while (this.size > MAX_RECORDS || (this.#bytes > MAX_BYTES && this.size > 1)) {
      this.#shift();
      this.dropped++;
    }
  }

  /** The shard was read to its tip, and has held nothing for this viewer up to an instant. */
  passQuietly(shard: string, untilMs: number): void {
    this.#lanes.get(shard)?.passQuietly(untilMs);
  }

  /** The next rows to send, in the order of their arrival as far as they are here. */
  take(): RecordView[] {
    const rows: RecordView[] = [];
    for (let bytes = 0; rows.length < BATCH_RECORDS && bytes < BATCH_BYTES; ) {
      const row = this.#shift();
      if (!row) break;
      rows.push(row);
      bytes += rowWeight(row);
    }
    return rows;
  }

  /** Where each shard stands, of all that has left. */
  positions(): Map<string, ShardPosition> {
    return new Map(Array.from(this.#lanes, ([shard, lane]) => [shard, lane.position]));
  }

  #shift(): RecordView | undefined {
    const lane = this.#earliest();
    const row = lane?.head;
    if (!lane || !row) return undefined;
    lane.shift();
    this.size--;
    this.#bytes -= rowWeight(row);
    return row;
  }

  #earliest(): Lane | undefined {
    let earliest: Lane | undefined;
    let arrivalMs = Infinity;
    for (const lane of this.#lanes.values()) {
      const head = lane.head;
      if (!head || (head.arrivalMs ?? 0) >= arrivalMs) continue;
      earliest = lane;
      arrivalMs = head.arrivalMs ?? 0;
    }
    return earliest;
  }
}

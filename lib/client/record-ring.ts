import { type Clock, systemClock } from '@/lib/clock';
import type { RecordView } from '@/lib/contract/record';
import { Announcer } from './announcer';
import { arrivalOrder } from './arrival-order';

const MOST_ROWS = 100_000;
const MOST_CHARACTERS = 64 * 1_048_576;

export interface RingState {
  /** Oldest first; a new array whenever it changes. */
  rows: readonly RecordView[];
  /** Records that came while the rows were held. */
  waiting: number;
  /** Records that had to go to make room, since the start. */
  evicted: number;
  held: boolean;
}

interface RingOptions {
  clock?: Clock;
  mostRows?: number;
  mostCharacters?: number;
}

/**
 * Records as they stream in, outside React: sorted by arrival, each once, bounded to 100,000 rows and 64 Mi characters
 * (a byte each, mostly) of which the oldest go first, and told at most ten times a second. Held, the rows stand still and what comes waits.
 */
export class RecordRing {
  readonly #announcer: Announcer;
  readonly #mostRows: number;
  readonly #mostCharacters: number;
  #came: RecordView[] = [];
  #rows: readonly RecordView[] = [];
  #characters = 0;
  #held = false;
  #waiting = 0;
  #evicted = 0;
  #newestEvicted: RecordView | undefined;
  #state: RingState = { rows: [], waiting: 0, evicted: 0, held: false };

  constructor(options: RingOptions = {}) {
    this.#announcer = new Announcer(options.clock ?? systemClock, () => this.#takeIn());
    this.#mostRows = options.mostRows ?? MOST_ROWS;
    this.#mostCharacters = options.mostCharacters ?? MOST_CHARACTERS;
  }

  readonly subscribe = (listener: () => void) => this.#announcer.subscribe(listener);
  readonly state = (): RingState => this.#state;

  add(records: readonly RecordView[]): void {
    if (records.length === 0) return;
    this.#came.push(...records);
    // In a tab that sleeps nobody announces for a while: what waits stays bounded too.
    if (this.#came.length > this.#mostRows) this.#takeIn();
    this.#announcer.touch();
  }

  /** How many there have been since the start, each once. */
  count(): number {
    this.#takeIn();
    return this.#rows.length + this.#evicted;
  }

  clear(): void {
    this.#came = [];
    this.#rows = [];
    this.#characters = 0;
    this.#evicted = 0;
    this.#newestEvicted = undefined;
    this.#held = false;
    this.#waiting = 0;
    this.#announcer.announce();
  }

  /** Lets the rows stand still; new records wait, as many as there is room for. */
  hold(): void {
    this.#held = true;
    this.#announcer.announce();
  }

  /** Shows what waited, and goes on. */
  release(): void {
    this.#held = false;
    this.#announcer.announce();
  }

  #takeIn(): void {
    const before = this.#rows.length + this.#evicted;
    this.#mergeIn();
    const added = this.#rows.length + this.#evicted - before;
    this.#waiting = this.#held ? this.#waiting + added : 0;
    const rows = this.#held ? this.#state.rows : this.#rows;
    this.#state = { rows, waiting: this.#waiting, evicted: this.#evicted, held: this.#held };
  }

  /** Copies what stays in one go; compares no more rows than those that came and the few that they fall between. */
  #mergeIn(): void {
    const came = this.#came.toSorted(arrivalOrder);
    this.#came = [];
    const first = came.find((record) => !this.#isGone(record));
    if (!first) return;
    const keep = firstFrom(this.#rows, first);
    const merged = mergeOrdered(this.#rows.slice(keep), came.slice(came.indexOf(first)));
    this.#characters += sizeOf(merged) - sizeOf(this.#rows.slice(keep));
    const rows = this.#rows.slice(0, keep);
    for (const row of merged) rows.push(row);
    this.#rows = this.#evictFrom(rows);
  }

  #evictFrom(rows: readonly RecordView[]): readonly RecordView[] {
    let gone = 0;
    while (rows.length - gone > this.#mostRows || this.#characters > this.#mostCharacters) {
      const row = rows[gone];
      if (!row) break;
      this.#characters -= charactersOf(row);
      this.#newestEvicted = row;
      gone += 1;
    }
    this.#evicted += gone;
    return gone === 0 ? rows : rows.slice(gone);
  }

  /** A resumed connection may bring again what has already gone. */
  #isGone(record: RecordView): boolean {
    return this.#newestEvicted !== undefined && arrivalOrder(record, this.#newestEvicted) <= 0;
  }
}

/** Index of the first row that is not before `record`. */
function firstFrom(rows: readonly RecordView[], record: RecordView): number {
  let low = 0;
  let high = rows.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    const row = rows[middle];
    if (row && arrivalOrder(row, record) < 0) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Two ordered lists as one; what is in both, or twice in one, once. */
function mergeOrdered(a: readonly RecordView[], b: readonly RecordView[]): RecordView[] {
  const merged: RecordView[] = [];
  let ofA = 0;
  let ofB = 0;
  for (;;) {
    const left = a[ofA];
    const right = b[ofB];
    const next = left && (!right || arrivalOrder(left, right) <= 0) ? left : right;
    if (!next) return merged;
    if (next === left) ofA += 1;
    else ofB += 1;
    const last = merged.at(-1);
    if (!last || arrivalOrder(last, next) !== 0) merged.push(next);
  }
}

const charactersOf = ({ partitionKey, data }: RecordView) =>
  partitionKey.length + data.text.length + (data.raw?.text.length ?? 0);

const sizeOf = (records: readonly RecordView[]) =>
  records.reduce((sum, record) => sum + charactersOf(record), 0);

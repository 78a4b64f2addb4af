import type { TailMessage } from '@/lib/contract/reading';

type Gap = Extract<TailMessage, { type: 'gap' }>;

/** Something that happened in the course of a live tail and that its reader must know. */
export type TailEvent =
  | { kind: 'gap'; gap: Gap }
  | { kind: 'shards'; closed: readonly string[]; opened: readonly string[] }
  | {
      kind: 'resumed';
      after: 'hidden' | 'lost';
      awayMs: number;
      /** Records that came in the meantime and passed the filter. */
      records: number;
      /** false where it was cut off before there was a position to go on from: then nobody knows what is missing. */
      exact: boolean;
      /** Stretches of shards that are missing; each has a note of its own. */
      gaps: number;
    };

export type TailNote = TailEvent & { id: number; atMs: number };

const MOST_NOTES = 50;

/** The newest events, newest first. */
export class TailNotes {
  #notes: readonly TailNote[] = [];
  #count = 0;

  get newest(): readonly TailNote[] {
    return this.#notes;
  }

  add(event: TailEvent, atMs: number): void {
    this.#count += 1;
    this.#notes = [{ ...event, id: this.#count, atMs }, ...this.#notes].slice(0, MOST_NOTES);
  }

  clear(): void {
    this.#notes = [];
  }
}

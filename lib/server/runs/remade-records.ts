import { AppError } from '@/lib/errors';
import type { BatchRecord } from '@/lib/server/record-maker';
import { type OpenedRun, takeRecords } from './opened-run';

interface Slice {
  /** Indexes of the first record, and of the one after the last. */
  from: number;
  made: number;
  /** The time that the slice was first made with. */
  nowMs: number;
}

/** The records of a run made a second time, slice by slice, as far as its source can still be read. */
export class RemadeRecords {
  #opened: OpenedRun | null;

  constructor(opened: OpenedRun | null) {
    this.#opened = opened;
  }

  async skip(count: number): Promise<void> {
    await this.#try((opened) => opened.source.skip(count));
  }

  /** Fewer, or none, where the source breaks off. */
  async take({ from, made, nowMs }: Slice): Promise<BatchRecord[]> {
    const records: BatchRecord[] = [];
    await this.#try(async (opened) => {
      while (from + records.length < made) {
        const next = from + records.length;
        const taken = await takeRecords(opened, { from: next, most: made - next, nowMs });
        if (taken.length === 0) return;
        records.push(...taken);
      }
    });
    return records;
  }

  async close(): Promise<void> {
    await this.#opened?.source.close();
  }

  /** A source that has changed is read no further: what it had would not be what was sent. */
  async #try(act: (opened: OpenedRun) => Promise<void>): Promise<void> {
    if (!this.#opened) return;
    try {
      await act(this.#opened);
    } catch (error) {
      if (!(error instanceof AppError)) throw error;
      await this.close();
      this.#opened = null;
    }
  }
}

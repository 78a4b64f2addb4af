import type { Draft } from '@/lib/server/draft';

/** Where a run takes its records from, in order and a few at a time. */
export interface DraftSource {
  /** Records in all; null where the source has no end of its own. */
  readonly planned: number | null;
  /** The next records, at most `most` and a few MiB; none at the end. @throws AppError where the source is broken */
  take(most: number, nowMs: number): Promise<Draft[]>;
  /** Passes over the next records. */
  skip(count: number): Promise<void>;
  close(): Promise<void>;
}

const SLICE_BYTES = 4 * 1_048_576;
const SKIP_STEP = 1_000;

interface Listed {
  planned: number | null;
  drafts: AsyncIterable<Draft> | Iterable<Draft>;
}

/** A source whose records are read one after another. */
export function listSource({ planned, drafts }: Listed): DraftSource {
  const iterator = iteratorOf(drafts);
  const take = async (most: number): Promise<Draft[]> => {
    const taken: Draft[] = [];
    for (let bytes = 0; taken.length < most && bytes < SLICE_BYTES; ) {
      const next = await iterator.next();
      if (next.done === true) break;
      taken.push(next.value);
      bytes += next.value.data.byteLength;
    }
    return taken;
  };
  return {
    planned,
    take,
    async skip(count) {
      for (let left = count; left > 0; ) {
        const { length } = await take(Math.min(left, SKIP_STEP));
        if (length === 0) return;
        left -= length;
      }
    },
    async close() {
      await iterator.return?.();
    },
  };
}

interface Rendered {
  planned: number | null;
  /** The record at an index, whatever was rendered before. */
  draftAt: (index: number, nowMs: number) => Draft;
}

/** A source that can make any of its records at any time. */
export function renderedSource({ planned, draftAt }: Rendered): DraftSource {
  let next = 0;
  return {
    planned,
    take(most, nowMs) {
      const taken: Draft[] = [];
      const end = Math.min(next + most, planned ?? Number.POSITIVE_INFINITY);
      for (let bytes = 0; next < end && bytes < SLICE_BYTES; next++) {
        const draft = draftAt(next, nowMs);
        taken.push(draft);
        bytes += draft.data.byteLength;
      }
      return Promise.resolve(taken);
    },
    skip(count) {
      next += count;
      return Promise.resolve();
    },
    close: () => Promise.resolve(),
  };
}

function iteratorOf<T>(values: AsyncIterable<T> | Iterable<T>): AsyncIterator<T> | Iterator<T> {
  return Symbol.asyncIterator in values
    ? values[Symbol.asyncIterator]()
    : values[Symbol.iterator]();
}

import 'server-only';
import { stat } from 'node:fs/promises';
import type { Verdict } from '@/lib/contract/batch';
import type { RunProgress } from '@/lib/contract/run';
import { isMissing } from '@/lib/server/data-store';
import { outgoingRecord } from '@/lib/server/outgoing-record';
import type { BatchRecord } from '@/lib/server/record-maker';
import { openAgain } from './open-again';
import { RemadeRecords } from './remade-records';
import type { RunBook } from './run-book';
import type { RunDocument } from './run-document';
import { RunJournal } from './run-journal';
import { INTERRUPTED, type Scan, scanJournal } from './scan-journal';

const ERROR = {
  code: INTERRUPTED,
  message: 'the server ended before there was a verdict, so the record may be in the stream',
};

/**
 * Brings a run to its end that a process left behind: counts what its journal has, and gives each record that was
 * handed over without a verdict one of `unknown`, with the record made again where its source is still there.
 */
export async function recoverRun(book: RunBook, document: RunDocument): Promise<RunDocument> {
  const { run } = document;
  const file = await book.makeJournalFile(run.stream, run.id);
  // Before the scan, which may write.
  const endedAtMs = await lastWrittenMs(file, run.startedAtMs);
  const scan = await scanJournal(file);
  const journal = await RunJournal.open(file, book.clock, scan.index);
  for await (const verdict of lostRecords(book, document, scan)) journal.add(verdict);
  await journal.close();
  await book.saveBlocks(run.stream, run.id, journal.index.blocks);
  const progress = progressOf(scan, run.progress.planned, endedAtMs - run.startedAtMs);
  return { ...document, run: { ...run, state: 'interrupted', endedAtMs, progress } };
}

async function* lostRecords(
  book: RunBook,
  document: RunDocument,
  { marks, seen }: Scan,
): AsyncGenerator<Verdict> {
  const source = new RemadeRecords(await openAgain(book, document));
  let from = 0;
  for (const { made, nowMs } of marks) {
    if (seen.subarray(from, made).every((one) => one === 1)) {
      await source.skip(made - from);
    } else {
      const records = await source.take({ from, made, nowMs });
      for (let index = from; index < made; index++) {
        if (seen[index] !== 1) yield lostVerdict(index, records[index - from]);
      }
    }
    from = made;
  }
  await source.close();
}

function lostVerdict(index: number, record: BatchRecord | undefined): Verdict {
  return {
    index,
    status: 'unknown',
    partitionKey: record?.partitionKey ?? '',
    sizeBytes: record?.data.byteLength ?? 0,
    shard: null,
    sequenceNumber: null,
    attempts: 0,
    error: ERROR,
    ...(record && { record: outgoingRecord(record) }),
  };
}

function progressOf(
  { marks, counts, retries }: Scan,
  planned: number | null,
  elapsedMs: number,
): RunProgress {
  const { delivered, failed, unknown } = counts;
  const { made = 0, bytes = 0 } = marks.at(-1) ?? {};
  return {
    planned,
    made,
    delivered,
    failed,
    unknown,
    withoutVerdict: made - delivered - failed - unknown,
    retries,
    throttled: 0,
    bytes,
    elapsedMs,
    recordsPerSecond: 0,
    latencyMs: null,
  };
}

async function lastWrittenMs(file: string, startedAtMs: number): Promise<number> {
  try {
    return Math.max(startedAtMs, Math.floor((await stat(file)).mtimeMs));
  } catch (error) {
    if (isMissing(error)) return startedAtMs;
    throw error;
  }
}

import 'server-only';
import { MAX_RUN_RECORDS } from '@/lib/contract/run';
import type { StreamDetail } from '@/lib/contract/stream';
import { invalidField } from '@/lib/errors';
import type { HashRange } from '@/lib/hash/hash-range';
import { BatchFaults } from '@/lib/server/batch-faults';
import type { ConnectionDeps } from '@/lib/server/connection-deps';
import { recordBytes, recordMaker } from '@/lib/server/record-maker';
import { targetShard } from '@/lib/server/target-shard';
import { openSource, type RunBody } from './open-source';
import { type OpenedRun, sampleSlices } from './opened-run';
import { type PaceSchedule, paceSchedule } from './pace-schedule';
import type { RunBook } from './run-book';

export interface RunOrder {
  stream: string;
  body: RunBody;
  signal: AbortSignal;
}

export interface PreparedRun {
  detail: StreamDetail;
  target: HashRange | null;
  schedule: PaceSchedule;
  /** Records in all. */
  planned: number;
  maxRecordBytes: number;
  /** Opens the source at its beginning, each time anew. */
  open: () => Promise<OpenedRun>;
}

const KIB = 1_024;
/** Of a template or a file, which are made or read while the run goes on. */
const CHECKED_AHEAD = 100;

/**
 * Checks what is asked for as far as can be told before a record is sent: what the request itself holds as a whole,
 * of templates the beginning; files were read through when they came in.
 * @throws invalid_input by field, upload_not_found, stream_not_found, and what describing throws
 */
export async function prepareRun(
  deps: ConnectionDeps,
  { stream, body, signal }: RunOrder,
  seed: number,
): Promise<PreparedRun> {
  const schedule = paceSchedule(body.pace);
  const checked = await openRun({ book: deps.runs, body, seed, target: null });
  const planned = plannedOf(checked.source.planned, schedule);
  await checked.source.close();
  const detail = await deps.stream(stream, signal);
  const target = await targetShard(deps, { stream, shard: body.shard, signal });
  const open = () => openRun({ book: deps.runs, body, seed, target });
  const maxRecordBytes = detail.maxRecordSizeKiB * KIB;
  const prepared = { detail, target, schedule, planned, maxRecordBytes, open };
  await checkRecords(prepared, body, deps.clock.now());
  return prepared;
}

interface Opening {
  book: Pick<RunBook, 'uploads'>;
  body: RunBody;
  seed: number;
  target: HashRange | null;
}

/** Opens a request's source and the maker of its records. @throws invalid_input by field, upload_not_found */
export async function openRun({ book, body, seed, target }: Opening): Promise<OpenedRun> {
  const faults = new BatchFaults();
  const { partitionKey, explicitHashKey } = body;
  const make = recordMaker({ partitionKey, explicitHashKey, target, seed, faults });
  faults.throwIfAny();
  const source = await openSource(body, { uploads: book.uploads, seed, faults });
  return { source, make, faults };
}

function plannedOf(ofSource: number | null, { total }: PaceSchedule): number {
  const planned = Math.min(ofSource ?? MAX_RUN_RECORDS + 1, total ?? MAX_RUN_RECORDS + 1);
  if (planned <= MAX_RUN_RECORDS) return planned;
  throw invalidField(
    'pace',
    `has room for ${total ?? planned} records, a run sends at most ${MAX_RUN_RECORDS}`,
  );
}

async function checkRecords(
  { open, planned, maxRecordBytes }: PreparedRun,
  body: RunBody,
  nowMs: number,
): Promise<void> {
  const field = body.template ? 'template.text' : body.file ? 'file' : 'lines';
  const whole = body.lines !== undefined || body.records !== undefined;
  const faults = new BatchFaults();
  const run = await open();
  const mostRecords = whole ? planned : Math.min(planned, CHECKED_AHEAD);
  let index = 0;
  try {
    for await (const slice of sampleSlices(run, { mostRecords, mostBytes: Infinity, nowMs })) {
      for (const record of slice) {
        const bytes = recordBytes(record);
        const at = body.records ? `records.${index}.data` : field;
        if (bytes > maxRecordBytes && !faults.enough) {
          const facts = `record at index ${index} has ${bytes} bytes with its key`;
          faults.add(at, `${facts}; the stream takes ${maxRecordBytes}`);
        }
        index++;
      }
    }
  } finally {
    await run.source.close();
  }
  faults.throwIfAny();
}

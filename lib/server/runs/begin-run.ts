import 'server-only';
import type { Run } from '@/lib/contract/run';
import type { StreamDetail } from '@/lib/contract/stream';
import { KinesisProducer } from '@/lib/producer/kinesis-producer';
import type { ConnectionDeps } from '@/lib/server/connection-deps';
import { LiveRun } from './live-run';
import type { OpenedRun } from './opened-run';
import type { PaceSchedule } from './pace-schedule';
import type { RunDocument } from './run-document';
import { RunJournal } from './run-journal';

const DEADLINE_MS = 60_000;
const MAX_CALLS = 8;
const MAX_BUFFERED_BYTES = 32 * 1_048_576;
/** Two seconds' worth of what a shard takes: more would only wait, and be late. */
const IN_FLIGHT_PER_SHARD = 2_000;
const MAX_IN_FLIGHT = 10_000;
const KIB = 1_024;

interface Beginning {
  document: RunDocument;
  detail: StreamDetail;
  opened: OpenedRun;
  schedule: PaceSchedule;
  /** Hears once that the run has ended. */
  onEnd: () => void;
}

/**
 * Begins a run, which goes on by itself; resolves when it is on disk, before its first record. Of one that cannot be
 * written down nothing stays.
 */
export async function beginRun(deps: ConnectionDeps, beginning: Beginning): Promise<Run> {
  const { document, opened } = beginning;
  try {
    await deps.runs.save(document);
    return await begin(deps, beginning);
  } catch (error) {
    await opened.source.close();
    await deps.runs.discard(document.run);
    throw error;
  }
}

async function begin(deps: ConnectionDeps, beginning: Beginning): Promise<Run> {
  const { document, detail, opened, schedule, onEnd } = beginning;
  const { clock, runs } = deps;
  const { stream, id } = document.run;
  const journal = await RunJournal.open(await runs.makeJournalFile(stream, id), clock);
  const producer = new KinesisProducer({
    client: deps.clients.kinesisOnce,
    streamName: stream,
    clock,
    deadlineMs: DEADLINE_MS,
    maxInFlight: MAX_CALLS,
    maxBufferedBytes: MAX_BUFFERED_BYTES,
    maxRecordBytes: detail.maxRecordSizeKiB * KIB,
  });
  const maxInFlight = Math.min(MAX_IN_FLIGHT, IN_FLIGHT_PER_SHARD * Math.max(1, detail.openShards));
  const run = document.run;
  const live = new LiveRun({ run, opened, schedule, producer, journal, clock, maxInFlight });
  runs.live.add(id, live, follow(deps, document, { live, onEnd }));
  return live.run;
}

/** Works a run to its end and keeps how it ended. What cannot be written is told to the log. */
async function follow(
  deps: ConnectionDeps,
  document: RunDocument,
  { live, onEnd }: { live: LiveRun; onEnd: () => void },
): Promise<void> {
  const { runs } = deps;
  const { stream, id } = document.run;
  try {
    const failure = await live.work();
    onEnd();
    const { state, progress } = live.run;
    runs.log.info(
      { run: id, stream, state, made: progress.made, failure: stackOf(failure) },
      'run',
    );
    await runs.save({ ...document, run: live.run });
    await runs.saveBlocks(stream, id, live.journal.index.blocks);
  } catch (error) {
    runs.log.error({ run: id, stream, failure: stackOf(error) }, 'run not kept');
  }
}

const stackOf = (failure: unknown) => (failure instanceof Error ? failure.stack : undefined);

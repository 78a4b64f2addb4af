import 'server-only';
import { randomInt } from 'node:crypto';
import type { PreviewAnswer } from '@/lib/contract/batch';
import type { RunPreviewAnswer } from '@/lib/contract/run';
import type { ConnectionDeps } from '@/lib/server/connection-deps';
import { SEEDS } from '@/lib/server/expand-batch';
import { distributionOf, placeRecords, shownRecord } from '@/lib/server/place-records';
import { type BatchRecord, recordBytes } from '@/lib/server/record-maker';
import { sampleSlices } from './opened-run';
import { type PreparedRun, prepareRun, type RunOrder } from './prepare-run';
import { runLoad } from './run-load';

const SHOWN_RECORDS = 20;
const SAMPLED_RECORDS = 10_000;
const SAMPLED_BYTES = 32 * 1_048_576;

interface Sample {
  records: number;
  bytes: number;
  shown: PreviewAnswer['records'];
  counts: PreviewAnswer['distribution'];
}

/**
 * A run as it would be sent now, how a sample of up to 10,000 records spreads over the open shards, and what load it
 * is. Sends nothing; random values and keys will be others when it is sent.
 * @throws invalid_input by field, upload_not_found, stream_not_found, and what describing and listing throw
 */
export async function previewRun(deps: ConnectionDeps, order: RunOrder): Promise<RunPreviewAnswer> {
  const prepared = await prepareRun(deps, order, randomInt(SEEDS));
  const { planned, schedule, detail } = prepared;
  const sample = await takeSample(deps, order, prepared);
  const bytesPerRecord = sample.bytes / Math.max(1, sample.records);
  const { total, durationMs, dueAtMs } = schedule;
  const endsEarly = total !== null && planned < total;
  return {
    stream: order.stream,
    total: planned,
    bytes: Math.round(bytesPerRecord * planned),
    records: sample.shown,
    distribution: detail.keysDecideShard ? sample.counts : [],
    durationSeconds:
      durationMs === null ? null : (endsEarly ? dueAtMs(planned - 1) : durationMs) / 1_000,
    load: runLoad({
      planned,
      bytesPerRecord,
      peakPerSecond: schedule.peakPerSecond,
      openShards: detail.openShards,
      sampled: sample.records,
      counts: detail.keysDecideShard ? sample.counts : [],
    }),
  };
}

async function takeSample(
  deps: ConnectionDeps,
  { stream, signal }: RunOrder,
  { open, detail, planned }: PreparedRun,
): Promise<Sample> {
  const shards = await deps.shards(stream, signal);
  const place = placeRecords(shards, detail);
  const counts = new Map<string, number>();
  const sample = { records: 0, bytes: 0, shown: new Array<PreviewAnswer['records'][number]>() };
  const bounds = {
    mostRecords: Math.min(SAMPLED_RECORDS, planned),
    mostBytes: SAMPLED_BYTES,
    nowMs: deps.clock.now(),
  };
  const opened = await open();
  const take = (record: BatchRecord) => {
    const { shard, hash } = place(record);
    if (shard !== null) counts.set(shard, (counts.get(shard) ?? 0) + 1);
    if (sample.records < SHOWN_RECORDS) {
      sample.shown.push(shownRecord(record, { index: sample.records, hash, shard }));
    }
    sample.records++;
    sample.bytes += recordBytes(record);
  };
  try {
    for await (const slice of sampleSlices(opened, bounds)) slice.forEach(take);
  } finally {
    await opened.source.close();
  }
  return { ...sample, counts: distributionOf(shards, counts) };
}

import 'server-only';
import type { BatchAnswer, Verdict } from '@/lib/contract/batch';
import { KinesisProducer } from '@/lib/producer/kinesis-producer';
import type { ConnectionDeps } from './connection-deps';
import { outgoingRecord } from './outgoing-record';
import { type BatchOrder, prepareBatch } from './prepare-batch';
import { type BatchRecord, recordBytes } from './record-maker';

const DEADLINE_MS = 30_000;
const MAX_IN_FLIGHT = 4;

/**
 * Sends a batch through the producer, within 30 seconds, and answers with a verdict for every record in its order.
 * Records that the stream refuses are part of the answer, no error. When the caller leaves, what has not been sent
 * stays unsent.
 * @throws invalid_input by field before anything is sent, stream_not_found, and what describing throws
 */
export async function sendBatch(deps: ConnectionDeps, order: BatchOrder): Promise<BatchAnswer> {
  const { stream, signal } = order;
  const { records, maxRecordBytes } = await prepareBatch(deps, order);
  const startedAt = performance.now();
  const producer = new KinesisProducer({
    client: deps.clients.kinesisOnce,
    streamName: stream,
    clock: deps.clock,
    maxRecordBytes,
    maxInFlight: MAX_IN_FLIGHT,
    deadlineMs: DEADLINE_MS,
  });
  const verdicts = await sendAll(producer, records, signal);
  return {
    stream,
    ...tally(verdicts),
    bytes: records.reduce((sum, record) => sum + recordBytes(record), 0),
    durationMs: performance.now() - startedAt,
    verdicts,
  };
}

async function sendAll(
  producer: KinesisProducer,
  records: readonly BatchRecord[],
  signal: AbortSignal,
): Promise<Verdict[]> {
  const leave = () => void producer.close({ deadlineMs: 0 });
  signal.addEventListener('abort', leave, { once: true });
  try {
    const deliveries = Promise.all(records.map((record) => producer.put(record)));
    await producer.flush();
    return (await deliveries).map((delivery, index) => {
      const record = records[index];
      if (!record || delivery.status === 'delivered') return { index, ...delivery };
      return { index, ...delivery, record: outgoingRecord(record) };
    });
  } finally {
    signal.removeEventListener('abort', leave);
    await producer.close();
  }
}

function tally(verdicts: readonly Verdict[]) {
  const count = (status: Verdict['status']) =>
    verdicts.filter((verdict) => verdict.status === status).length;
  return {
    total: verdicts.length,
    delivered: count('delivered'),
    failed: count('failed'),
    unknown: count('unknown'),
    retries: verdicts.reduce((sum, { attempts }) => sum + Math.max(0, attempts - 1), 0),
  };
}

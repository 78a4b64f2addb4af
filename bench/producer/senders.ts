import type { KinesisClient } from '@aws-sdk/client-kinesis';
import { openProducer, type StreamProducerOptions } from '@/lib/producer/open-producer';
import type { OutgoingRecord } from '@/lib/producer/pending-record';
import { putOnce } from './bare-calls';
import { NaiveBuffer } from './naive-buffer';

const LINGER_MS = 10;

export const SENDERS = ['ours', 'aggregated', 'bare', 'naive'] as const;

export interface Sender {
  name: (typeof SENDERS)[number];
  put(record: OutgoingRecord): void;
  close(): Promise<void>;
  /** Records of calls that ended without an answer, each time that it happened. */
  unanswered(): number;
}

/** Each with the stream of its name. */
export async function openSenders(client: KinesisClient): Promise<readonly Sender[]> {
  return [
    await ours(client, 'ours', {}),
    await ours(client, 'aggregated', { aggregation: {} }),
    bare(client, 'bare'),
    naive(client, 'naive'),
  ];
}

async function ours(
  client: KinesisClient,
  name: 'ours' | 'aggregated',
  options: Partial<StreamProducerOptions>,
): Promise<Sender> {
  let unanswered = 0;
  const producer = await openProducer({
    ...options,
    client,
    streamName: name,
    lingerMs: LINGER_MS,
    hooks: {
      onCall({ records, error }) {
        if (error?.code === 'ECONNRESET' || error?.code === 'timeout') unanswered += records;
      },
    },
  });
  return {
    name,
    put: (record) => void producer.put(record),
    close: () => producer.close(),
    unanswered: () => unanswered,
  };
}

/** A call for what came within the linger, whatever becomes of it. */
function bare(client: KinesisClient, streamName: string): Sender {
  let gathered: OutgoingRecord[] = [];
  const calls = new Set<Promise<void>>();
  const send = () => {
    const batch = gathered;
    gathered = [];
    const call: Promise<void> = putOnce(client, streamName, batch)
      .catch(() => undefined)
      .finally(() => calls.delete(call));
    calls.add(call);
  };
  return {
    name: 'bare',
    put(record) {
      if (gathered.length === 0) setTimeout(send, LINGER_MS);
      gathered.push(record);
    },
    async close() {
      if (gathered.length > 0) send();
      await Promise.all(calls);
    },
    unanswered: () => 0,
  };
}

function naive(client: KinesisClient, streamName: string): Sender {
  const buffer = new NaiveBuffer(client, streamName);
  const timer = setInterval(() => void buffer.flush(), LINGER_MS);
  return {
    name: 'naive',
    put: (record) => buffer.put(record),
    async close() {
      clearInterval(timer);
      await buffer.flush();
      await buffer.flush();
    },
    unanswered: () => 0,
  };
}

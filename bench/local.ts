import { systemClock } from '@/lib/clock';
import type { Bench } from './bench';
import { type Peer, startPeers } from './kinesis-peer';
import { median } from './median';
import { postJson } from './post-json';

const RECORDS = 500;
const RECORD_BYTES = 1_000;
const CALLS = 16;
const ROUNDS = 7;
/** Behind by 20 times, it would only make everyone wait. */
const SLOW_PEER = { name: 'kinesis-local', calls: 1 };

const json = (value: unknown) => Buffer.from(JSON.stringify(value));

const BATCH = json({
  StreamName: 'bench',
  Records: Array.from({ length: RECORDS }, (_, index) => ({
    Data: Buffer.alloc(RECORD_BYTES, index).toString('base64'),
    PartitionKey: `key-${index}`,
  })),
});

/** Records per second of wall time, with `clients` calls in flight. */
async function putRate(peer: Peer, clients: number): Promise<number> {
  const calls = peer.name === SLOW_PEER.name ? SLOW_PEER.calls : CALLS;
  let left = calls;
  const startMs = performance.now();
  await Promise.all(
    Array.from({ length: Math.min(clients, calls) }, async () => {
      while (left > 0) {
        left -= 1;
        await postJson(peer.url, 'PutRecords', BATCH);
      }
    }),
  );
  return (calls * RECORDS * 1_000) / (performance.now() - startMs);
}

async function measure(peers: readonly Peer[], clients: number): Promise<void> {
  const rates = new Map(peers.map((peer) => [peer.name, [] as number[]]));
  for (let round = 0; round < ROUNDS; round += 1) {
    for (const peer of peers) rates.get(peer.name)?.push(await putRate(peer, clients));
  }
  const ours = median(rates.get('shardlens') ?? []);
  for (const [name, measured] of rates) {
    const rate = median(measured);
    const columns = [
      `PutRecords, ${clients} in flight`.padEnd(24),
      name.padEnd(14),
      `${Math.round(rate).toLocaleString('en')} records/s`.padStart(20),
      `first ${Math.round(measured[0] ?? 0).toLocaleString('en')}`.padStart(16),
      `last ${Math.round(measured.at(-1) ?? 0).toLocaleString('en')}`.padStart(16),
      `ours ÷ it ${(ours / rate).toFixed(2)}`.padStart(18),
    ];
    console.log(columns.join(''));
  }
}

async function createStream(peer: Peer): Promise<void> {
  await postJson(peer.url, 'CreateStream', json({ StreamName: 'bench', ShardCount: 4 }));
  for (;;) {
    const answer = await postJson(peer.url, 'DescribeStreamSummary', json({ StreamName: 'bench' }));
    if (answer.includes('"ACTIVE"')) return;
    await systemClock.sleep(20);
  }
}

export const localBench: Bench = {
  name: 'local',
  about: `the local Kinesis against its peers: batches of ${RECORDS} records of ${RECORD_BYTES} bytes`,
  async run() {
    const peers = await startPeers();
    try {
      for (const peer of peers) {
        await createStream(peer);
        await putRate(peer, 1);
      }
      for (const clients of [1, 4]) await measure(peers, clients);
    } finally {
      await Promise.all(peers.map((peer) => peer.stop()));
    }
  },
};

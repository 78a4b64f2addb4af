import { loadFlights, momentAt } from '@/lib/local/workload/events';
import { every, type Scenario, type Stage } from './scenario';

const KEY = 'ORD';
/** One and a half times what a shard takes. */
const BATCHES_A_SECOND = 3;
const BATCH = 500;

export const hotKey: Scenario = {
  name: 'hot-key',
  title: 'Hot partition key',
  happens: `A producer writes 1,500 records a second with the one partition key ${KEY}. They all belong to one shard, which takes 1,000.`,
  lookFor: [
    {
      tab: 'overview',
      figure: 'throttled writes, while the stream as a whole is far from its capacity',
    },
    { tab: 'shards', figure: 'one shard at its limit beside idle ones' },
    { tab: 'records', figure: `the key ${KEY} in almost every record of that shard` },
  ],
  durationMs: 600_000,
  wayBack: 'The producer stops. What it wrote stays until retention ends.',
  begin(stage) {
    const hot = loadFlights('origin').filter(({ partitionKey }) => partitionKey === KEY);
    let next = 0;
    const batch = () => {
      const moment = momentAt(stage.clock.now());
      return Array.from({ length: BATCH }, () => {
        const event = hot[next++ % hot.length];
        return { Data: Buffer.from(event?.tell(moment) ?? ''), PartitionKey: KEY };
      });
    };
    const producing = every(stage, 1_000, () => write(stage, batch));
    return () => producing;
  },
};

function write(
  { engine, stream: StreamName }: Stage,
  batch: () => { Data: Uint8Array; PartitionKey: string }[],
): void {
  for (let sent = 0; sent < BATCHES_A_SECOND; sent += 1) {
    engine.execute('PutRecords', { StreamName, Records: batch() });
  }
}

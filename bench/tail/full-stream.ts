import { setMaxListeners } from 'node:events';
import { systemClock } from '@/lib/clock';
import { startLocal } from '@/lib/local/start';

const SHARDS = 8;
/** Of 1 KB, keys included: what a shard takes in a second. */
const RECORDS_A_SECOND = 1_000;
const STEPS_A_SECOND = 10;
const RECORD_BYTES = 1_000;
const KEY = 'key';
const LAST_HASH_KEY = 2n ** 128n - 1n;

/** A local service with a stream of which every shard is as full as it can be. Says its Kinesis' and CloudWatch's address. */
const service = await startLocal({ streams: [{ name: 'full', shards: SHARDS }] });
process.stdout.write(`${service.endpoints.kinesis} ${service.endpoints.cloudwatch}\n`);

const ended = new AbortController();
setMaxListeners(0, ended.signal);
const data = Buffer.from(
  JSON.stringify({ note: 'x'.repeat(RECORD_BYTES - KEY.length - '{"note":""}'.length) }),
);
const batches = Array.from({ length: SHARDS }, (_, shard) =>
  Array.from({ length: RECORDS_A_SECOND / STEPS_A_SECOND }, () => ({
    Data: data,
    PartitionKey: KEY,
    ExplicitHashKey: String((LAST_HASH_KEY * BigInt(2 * shard + 1)) / BigInt(2 * SHARDS)),
  })),
);
for (let step = 1, startMs = systemClock.now(); ; step++) {
  for (const Records of batches)
    service.engine.execute('PutRecords', { StreamName: 'full', Records });
  const dueMs = startMs + (step * 1_000) / STEPS_A_SECOND;
  await systemClock.sleep(Math.max(0, dueMs - systemClock.now()), ended.signal);
}

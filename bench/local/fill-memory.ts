import { systemClock } from '@/lib/clock';
import { createKinesisEngine } from '@/lib/local/kinesis/create-kinesis-engine';
import { NO_LIMITS } from '@/lib/local/kinesis/no-limits';

/** The default, as docs/local-service.md states it. */
const CAP_BYTES = 512 * 1024 * 1024;
const TIMES_THE_CAP = 3;

const engine = createKinesisEngine({
  clock: systemClock,
  meter: { record: () => {} },
  limits: NO_LIMITS,
});
engine.createStream('filled', { shards: 4 });
const Data = Buffer.alloc(1_000, 'x');
const Records = Array.from({ length: 500 }, (_, n) => ({ PartitionKey: `${n}`, Data }));

const startRssBytes = process.memoryUsage.rss();
let mostStoredBytes = 0;
while (engine.stats().bytesWritten < CAP_BYTES * TIMES_THE_CAP) {
  engine.execute('PutRecords', { StreamName: 'filled', Records });
  mostStoredBytes = Math.max(mostStoredBytes, engine.stats().storedBytes);
}
const peakRssBytes = process.resourceUsage().maxRSS * 1024;
console.log(
  JSON.stringify({
    stored: mostStoredBytes / CAP_BYTES,
    process: (peakRssBytes - startRssBytes) / CAP_BYTES,
  }),
);

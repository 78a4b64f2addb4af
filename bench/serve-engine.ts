import { systemClock } from '@/lib/clock';
import { createKinesisEngine } from '@/lib/local/kinesis/create-kinesis-engine';
import { startKinesis } from '@/lib/local/kinesis/start-kinesis';

const meter = { record: () => {} };
const limits = {
  recordsWrittenPerSecond: Number.POSITIVE_INFINITY,
  bytesWrittenPerSecond: Number.POSITIVE_INFINITY,
  bytesReadPerSecond: Number.POSITIVE_INFINITY,
  getRecordsCallsPerSecond: Number.POSITIVE_INFINITY,
};

/** The local Kinesis alone on the given port, with its throttling off as its peers have none. */
await startKinesis({
  engine: createKinesisEngine({ clock: systemClock, meter, limits }),
  clock: systemClock,
  port: Number(process.argv[2]),
});

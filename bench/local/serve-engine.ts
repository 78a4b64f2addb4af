import { systemClock } from '@/lib/clock';
import { createKinesisEngine } from '@/lib/local/kinesis/create-kinesis-engine';
import { NO_LIMITS } from '@/lib/local/kinesis/no-limits';
import { startKinesis } from '@/lib/local/kinesis/start-kinesis';

const meter = { record: () => {} };

/** The local Kinesis alone on the given port, with its throttling off as its peers have none. */
await startKinesis({
  engine: createKinesisEngine({ clock: systemClock, meter, limits: NO_LIMITS }),
  clock: systemClock,
  port: Number(process.argv[2]),
});

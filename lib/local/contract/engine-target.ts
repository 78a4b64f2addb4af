import { systemClock } from '@/lib/clock';
import { createKinesisEngine } from '@/lib/local/kinesis/create-kinesis-engine';
import { NO_LIMITS } from '@/lib/local/kinesis/no-limits';
import { startKinesis } from '@/lib/local/kinesis/start-kinesis';
import type { Target } from './rule';

/** Our own local service. It deviates from no rule. */
export const engine: Target = {
  name: 'the local service',
  deviations: {},
  async start() {
    const clock = systemClock;
    const meter = { record: () => {} };
    return startKinesis({
      engine: createKinesisEngine({ clock, meter, limits: NO_LIMITS }),
      clock,
    });
  },
};

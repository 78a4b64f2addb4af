import { systemClock } from '@/lib/clock';
import { createKinesisEngine } from '@/lib/local/kinesis/create-kinesis-engine';
import { startKinesis } from '@/lib/local/kinesis/start-kinesis';
import { NO_LIMITS } from './no-limits';
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

import { ManualClock } from '@/lib/clock';
import { createKinesisEngine } from '@/lib/local/kinesis/create-kinesis-engine';
import type { StateDurations } from '@/lib/local/kinesis/engine-context';
import type { Limits } from '@/lib/local/kinesis/limits';
import { startKinesis } from '@/lib/local/kinesis/start-kinesis';
import { openWorld, type World } from './open-world';

export interface TimedWorld extends World {
  clock: ManualClock;
  stop(): Promise<void>;
}

const START_MS = Date.UTC(2026, 0, 31, 9, 30);

/** The local service on a clock that stands still until a test moves it, with the service's limits on. */
export async function openTimedWorld(
  options: { limits?: Partial<Limits>; stateDurations?: StateDurations } = {},
): Promise<TimedWorld> {
  const clock = new ManualClock(START_MS);
  const engine = createKinesisEngine({ clock, meter: { record: () => {} }, ...options });
  const server = await startKinesis({ engine, clock });
  const world = openWorld(server.url);
  return {
    ...world,
    clock,
    async stop() {
      world.close();
      await server.close();
    },
  };
}

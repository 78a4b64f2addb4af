import type { KinesisEngine } from '@/lib/local/kinesis/create-kinesis-engine';
import type { Faults } from './faults';

/** Such as ProvisionedThroughputExceededException, which is metered as throttling. */
const isThrottling = (name: string) => /Throughput|Throttling|LimitExceeded/.test(name);

/** What stands before the Kinesis engine: the faults, and the time that its answers tell. */
export function kinesisFront(faults: Faults, engine: KinesisEngine) {
  return {
    clock: { now: () => faults.serviceTimeMs('kinesis') },
    intercept: faults.intercept('kinesis', {
      placeOf: ({ input }) => engine.placeOf(input),
      onRefused: ({ operation, input }, { name }) =>
        engine.meterRefusal(operation, input, isThrottling(name)),
    }),
  };
}

export function cloudwatchFront(faults: Faults) {
  return {
    clock: { now: () => faults.serviceTimeMs('cloudwatch') },
    intercept: faults.intercept('cloudwatch', {
      placeOf: () => ({ streamName: undefined, shardIds: [] }),
      onRefused: () => undefined,
    }),
  };
}

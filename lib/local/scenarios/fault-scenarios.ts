import type { FaultInput } from '@/lib/local/faults/fault-schema';
import type { Scenario } from './scenario';

const THROTTLED = 'ProvisionedThroughputExceededException';

interface FaultyScenario extends Omit<Scenario, 'begin'> {
  faults: (stream: string) => readonly FaultInput[];
}

/** A scenario that is no more than some faults, set together and removed together. */
function ofFaults({ faults: wanted, ...description }: FaultyScenario): Scenario {
  return {
    ...description,
    begin({ faults, stream }) {
      const ids = wanted(stream).map((fault) => faults.add(fault));
      return () => {
        for (const id of ids) faults.remove(id);
      };
    },
  };
}

const WAY_BACK = 'The faults are removed; nothing else was changed.';

export const throttlingStorm = ofFaults({
  name: 'throttling-storm',
  title: 'Throttling storm',
  happens:
    'Two of five records that are written and two of five reads are throttled, on every shard of the stream.',
  lookFor: [
    { tab: 'overview', figure: 'throttled writes and reads, and the success of reads below 1' },
    { tab: 'send', figure: 'records that needed several attempts, each with its verdict' },
    { tab: 'records', figure: 'reads that take turns, and say so' },
  ],
  durationMs: 600_000,
  wayBack: WAY_BACK,
  faults: (stream) => [
    { kind: 'records', error: THROTTLED, stream, share: 0.4 },
    { kind: 'error', error: THROTTLED, operations: ['GetRecords'], stream, share: 0.4 },
  ],
});

export const slowMetrics = ofFaults({
  name: 'slow-metrics',
  title: 'Late metrics',
  happens: 'CloudWatch publishes every figure eight minutes late, of all streams.',
  lookFor: [
    { tab: 'overview', figure: 'lines that end eight minutes ago, and the age of the data' },
    { tab: 'streams', figure: 'rates that are not known, which is not the same as 0' },
  ],
  durationMs: 900_000,
  wayBack: 'Figures are published at once again, those held back included.',
  // The list of streams looks back seven minutes: a shorter delay would leave it figures.
  faults: () => [{ kind: 'late-metrics', delayMs: 480_000 }],
});

export const outage = ofFaults({
  name: 'outage',
  title: 'Kinesis outage',
  happens:
    'Kinesis answers most calls with 503 or 500, some of them late, and one in twenty never. CloudWatch goes on.',
  lookFor: [
    { tab: 'overview', figure: 'panels that fail alone, with figures from CloudWatch still there' },
    { tab: 'records', figure: 'what cannot be read now, and how to try again' },
    { tab: 'send', figure: 'records without a verdict, told as unknown' },
  ],
  durationMs: 180_000,
  wayBack: WAY_BACK,
  faults: () => [
    { kind: 'latency', ms: [500, 3_000], share: 0.3 },
    { kind: 'silence', share: 0.05 },
    { kind: 'error', error: 'ServiceUnavailable', share: 0.5 },
    { kind: 'error', error: 'InternalFailure', share: 0.6 },
  ],
});

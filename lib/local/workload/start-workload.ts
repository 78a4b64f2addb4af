import { Kinesis } from '@aws-sdk/client-kinesis';
import { NodeHttpHandler } from '@smithy/node-http-handler';
import { type Clock, systemClock } from '@/lib/clock';
import type { Pace } from './pace';
import { type ConsumerPositions, runWorkload } from './run-workload';

const CONNECT_WITHIN_MS = 1_000;
const ANSWER_WITHIN_MS = 5_000;

export interface LiveTraffic {
  endpoints: { readonly kinesis: string };
  clock?: Clock;
  /** Ends the traffic. */
  signal: AbortSignal;
  /** From `playHistory`; without them consumers read from now on. */
  positions?: ConsumerPositions;
  /** Hears of records and reads that failed, once a minute each; default a warning of the process. */
  log?: (line: string) => void;
  /** Lets a scenario hold the consumers back. */
  pace?: Pace;
}

/** Makes and reads live traffic over the wire; resolves when it has ended after the signal's abort. */
export async function startWorkload(live: LiveTraffic): Promise<void> {
  const { endpoints, clock = systemClock, signal } = live;
  const kinesis = new Kinesis({
    endpoint: endpoints.kinesis,
    region: 'us-east-1',
    credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
    maxAttempts: 1,
    requestHandler: new NodeHttpHandler({
      connectionTimeout: CONNECT_WITHIN_MS,
      requestTimeout: ANSWER_WITHIN_MS,
      throwOnRequestTimeout: true,
    }),
  });
  try {
    await runWorkload({
      kinesis,
      clock,
      signal,
      random: Math.random,
      positions: live.positions ?? new Map(),
      pace: live.pace,
      log: live.log ?? ((line) => process.emitWarning(line)),
    });
  } finally {
    kinesis.destroy();
  }
}

import { setMaxListeners } from 'node:events';
import type { Clock } from '@/lib/clock';
import { consume, type Positions } from './consume';
import type { KinesisTransport } from './kinesis-transport';
import type { Pace } from './pace';
import { prepareStreams } from './prepare-streams';
import { produce } from './produce';
import { CONSUMERS, TRAFFIC } from './traffic';
import { lineOf, Troubles } from './troubles';

/** Positions by the name of the consumer. */
export type ConsumerPositions = ReadonlyMap<string, Positions>;

export interface Workload {
  kinesis: KinesisTransport;
  clock: Clock;
  random: () => number;
  /** Where consumers read on; those that are not in it read from now on. */
  positions: ConsumerPositions;
  signal: AbortSignal;
  log: (line: string) => void;
  pace?: Pace | undefined;
}

/** Makes and reads the traffic of the demonstration until aborted, and resolves when all of it has ended. */
export async function runWorkload(workload: Workload): Promise<void> {
  const { kinesis, clock, random, log, pace } = workload;
  if (pace) pace.isInUse = true;
  const signal = AbortSignal.any([workload.signal]);
  // Every actor listens to it.
  setMaxListeners(0, signal);
  const troubles = new Troubles(log);
  await prepareStreams(TRAFFIC, { kinesis, clock, signal });
  const actors = [
    ...TRAFFIC.map((traffic) => produce({ kinesis, clock, random, signal, troubles, traffic })),
    ...CONSUMERS.map((consumer) => {
      const positions: Positions = workload.positions.get(consumer.name) ?? new Map();
      return consume({ kinesis, clock, random, signal, troubles, consumer, positions, pace });
    }),
    troubles.tellEveryMinute(clock, signal),
  ];
  for (const outcome of await Promise.allSettled(actors)) {
    // Each ends by the abort; another reason is a failure to be told.
    if (outcome.status === 'fulfilled' || outcome.reason === signal.reason) continue;
    troubles.count(lineOf(outcome.reason));
  }
  troubles.tell();
}

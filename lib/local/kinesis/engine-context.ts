import type { Clock } from '@/lib/clock';
import type { Meter } from '@/lib/local/metering';
import type { Account } from './account';
import type { CallStats } from './call-stats';
import type { Limits } from './limits';
import type { Output } from './operation-types';
import type { Input, OperationName } from './request-shapes';
import type { TokenSeal } from './sealed-token';

/** What one record of a write can fail with. */
export type RecordErrorName = 'ProvisionedThroughputExceededException' | 'InternalFailure';

/** How long a stream stays in a state of change, in milliseconds. */
export interface StateDurations {
  createMs: number;
  deleteMs: number;
  updateMs: number;
}

/** What every operation works with. */
export interface EngineContext {
  clock: Clock;
  meter: Meter;
  limits: Limits;
  durations: StateDurations;
  account: Account;
  seal: TokenSeal;
  stats: CallStats;
  /** From 0 up to but not including 1. */
  random: () => number;
  /** The error that a record is to fail with on demand. */
  recordError: (streamName: string, shardId: string) => RecordErrorName | undefined;
  /** To be called after records were stored: keeps the memory cap. */
  stored: () => void;
}

/** One operation: a request that has passed validation in, the answer out. */
export type Handler<N extends OperationName> = (
  context: EngineContext,
  input: Input<N>,
) => Output<N>;

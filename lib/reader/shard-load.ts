import type { ShardLoad } from '@/lib/contract/reading';
import type { AppError } from '@/lib/errors';
import type { ShardAddress } from './read-budget';
import type { ReadingRoom } from './shard-pager';

interface ReadingState {
  /** What fails just now, or has failed for good. */
  trouble: AppError | null;
  isEnded: boolean;
  /** Whether it has come near the tip, or began there. */
  isLive: boolean;
  /** By the last answer. */
  behindMs: number | null;
  answeredMs: number | null;
}

/** A reader so far from the tip has to catch up. */
export const FAR_BEHIND_MS = 10_000;

/** What this process takes of a shard, and how its reader fares. */
export function shardLoad(
  { clock, budget }: Pick<ReadingRoom, 'clock' | 'budget'>,
  address: ShardAddress,
  reading: ReadingState,
): ShardLoad {
  const { trouble, behindMs, answeredMs } = reading;
  const isSlowed = budget.isSlowed(address);
  // Without answers the tip moves away as time goes on.
  const silentMs = (trouble || isSlowed) && answeredMs !== null ? clock.now() - answeredMs : 0;
  return {
    shard: address.shard,
    state: stateOf(reading, isSlowed),
    ...budget.use(address),
    millisBehindLatest: behindMs === null ? null : behindMs + silentMs,
    problem: trouble && { code: trouble.code, detail: trouble.message },
  };
}

function stateOf(
  { trouble, isEnded, isLive, behindMs }: ReadingState,
  isSlowed: boolean,
): ShardLoad['state'] {
  if (isEnded) return 'ended';
  if (trouble && trouble.code !== 'throttled') return 'failed';
  if (trouble || isSlowed) return 'throttled';
  return !isLive || (behindMs ?? 0) > FAR_BEHIND_MS ? 'catching_up' : 'live';
}

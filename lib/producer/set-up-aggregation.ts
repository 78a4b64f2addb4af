import type { AggregationOptions } from './kpl/aggregation-options';
import type { OpenShard } from './kpl/shard-map';
import { setUpByHand } from './set-up-by-hand';

export const HALF = 2n ** 127n;
export const END = 2n ** 128n - 1n;
export const shard = (id: string, start: bigint, end: bigint): OpenShard => ({
  id,
  startingHashKey: String(start),
  endingHashKey: String(end),
});
export const LOW = shard('low', 0n, HALF - 1n);
export const HIGH = shard('high', HALF, END);
/** Keys by the half that their MD5 is in. */
export const [IN_LOW, ALSO_IN_LOW, IN_HIGH] = ['a', 'h', 'b'] as const;

type SetUp = Parameters<typeof setUpByHand>[0] & { limits?: Partial<AggregationOptions> };

/** A producer by hand that aggregates, on a stream of two shards. */
export function setUpAggregation({ limits, ...options }: SetUp = {}) {
  const world: { shards: readonly OpenShard[] } = { shards: [LOW, HIGH] };
  let listings = 0;
  const listOpenShards = () => {
    listings += 1;
    return Promise.resolve(world.shards);
  };
  const made = setUpByHand({ aggregation: { listOpenShards, ...limits }, ...options });
  const put = (text: string, partitionKey: string, explicitHashKey?: string) =>
    made.producer.put({ data: Buffer.from(text), partitionKey, explicitHashKey });
  return { ...made, put, world, listings: () => listings };
}

/** The result of an entry. */
export const storedIn = (id: string, SequenceNumber = '7') => ({ ShardId: id, SequenceNumber });

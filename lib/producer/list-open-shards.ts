import { type KinesisClient, ListShardsCommand, type Shard } from '@aws-sdk/client-kinesis';
import type { OpenShard } from './kpl/shard-map';

/**
 * The shards of a stream that take records now, page by page.
 * @throws what the client throws
 * @see https://docs.aws.amazon.com/kinesis/latest/APIReference/API_ListShards.html
 */
export async function listOpenShards(
  client: KinesisClient,
  { streamName, signal }: { streamName: string; signal: AbortSignal },
): Promise<OpenShard[]> {
  const open: OpenShard[] = [];
  let nextToken: string | undefined;
  do {
    const from = nextToken
      ? { NextToken: nextToken }
      : { StreamName: streamName, ShardFilter: { Type: 'AT_LATEST' } as const };
    const page = await client.send(new ListShardsCommand(from), { abortSignal: signal });
    open.push(...(page.Shards ?? []).flatMap(toOpenShard));
    nextToken = page.NextToken;
  } while (nextToken);
  return open;
}

function toOpenShard({ ShardId, HashKeyRange, SequenceNumberRange }: Shard): OpenShard[] {
  const { StartingHashKey, EndingHashKey } = HashKeyRange ?? {};
  const closed = SequenceNumberRange?.EndingSequenceNumber !== undefined;
  if (!ShardId || !StartingHashKey || !EndingHashKey || closed) return [];
  return [{ id: ShardId, startingHashKey: StartingHashKey, endingHashKey: EndingHashKey }];
}

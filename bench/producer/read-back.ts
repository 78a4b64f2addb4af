import {
  GetRecordsCommand,
  GetShardIteratorCommand,
  type KinesisClient,
  ListShardsCommand,
} from '@aws-sdk/client-kinesis';
import { deaggregate } from '@/lib/decode/kpl/deaggregate';

function payloadsIn(data: Uint8Array): string[] {
  const read = deaggregate(data);
  const all = read.kind === 'aggregate' ? read.records : [{ data }];
  return all.map((one) => Buffer.from(one.data).toString());
}

/** How often each payload is in the stream, over all its shards from their start. */
export async function readBack(
  client: KinesisClient,
  StreamName: string,
): Promise<ReadonlyMap<string, number>> {
  const counts = new Map<string, number>();
  const { Shards = [] } = await client.send(new ListShardsCommand({ StreamName }));
  for (const { ShardId } of Shards) {
    const from = { StreamName, ShardId, ShardIteratorType: 'TRIM_HORIZON' } as const;
    let { ShardIterator } = await client.send(new GetShardIteratorCommand(from));
    for (;;) {
      const read = await client.send(new GetRecordsCommand({ ShardIterator }));
      for (const { Data = new Uint8Array() } of read.Records ?? []) {
        for (const payload of payloadsIn(Data)) counts.set(payload, (counts.get(payload) ?? 0) + 1);
      }
      ShardIterator = read.NextShardIterator;
      if (ShardIterator === undefined || read.MillisBehindLatest === 0) break;
    }
  }
  return counts;
}

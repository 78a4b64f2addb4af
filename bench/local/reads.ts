import { z } from 'zod';
import { BATCH, batchFor, call, createStream, jsonBytes } from './kinesis-calls';
import { type Peer, SLOW_PEER } from './kinesis-peer';
import { postJson } from './post-json';
import { race } from './race';

const STREAM = 'read';
const RECORDS = 10_000;
/** A server may count its 10 MB in its own way. */
const LEAST_RECORDS = 9_500;
const CALLS = 4;

const iteratorSchema = z.object({ ShardIterator: z.string() });
const shardsSchema = z.object({ Shards: z.array(z.object({ ShardId: z.string() })) });
const recordsSchema = z.object({ Records: z.array(z.unknown()) });

/** GetRecords of 10 MB from the start of one shard. */
export async function measureReads(peers: readonly Peer[]): Promise<void> {
  const reads = new Map<Peer, Read>();
  for (const peer of peers) reads.set(peer, await prepare(peer));
  await race(peers, {
    what: 'get-10MB',
    unit: 'MB/s',
    async rate(peer) {
      const read = reads.get(peer) ?? (await prepare(peer));
      const calls = peer.name === SLOW_PEER ? 1 : CALLS;
      const startMs = performance.now();
      for (let done = 0; done < calls; done += 1) {
        await postJson(peer.url, 'GetRecords', read.request);
      }
      return (calls * read.megabytes * 1_000) / (performance.now() - startMs);
    },
  });
}

interface Read {
  /** Its iterator lives for five minutes. */
  request: Buffer;
  megabytes: number;
}

/** Fills a shard, and reads it once. */
async function prepare({ name, url }: Peer): Promise<Read> {
  await createStream(url, STREAM, 1);
  const batch = batchFor(STREAM);
  for (let sent = 0; sent < RECORDS; sent += BATCH.records)
    await postJson(url, 'PutRecords', batch);
  const { Shards } = await call(url, ['ListShards', { StreamName: STREAM }], shardsSchema);
  const from = {
    StreamName: STREAM,
    ShardId: Shards[0]?.ShardId,
    ShardIteratorType: 'TRIM_HORIZON',
  };
  const { ShardIterator } = await call(url, ['GetShardIterator', from], iteratorSchema);
  const read = { ShardIterator, Limit: RECORDS };
  const { Records } = await call(url, ['GetRecords', read], recordsSchema);
  if (Records.length < LEAST_RECORDS) throw new Error(`${name} answered ${Records.length} records`);
  return {
    request: jsonBytes(read),
    megabytes: (Records.length * BATCH.recordBytes) / 1_000_000,
  };
}

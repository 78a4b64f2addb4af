import { z } from 'zod';
import { verdict } from '@/bench/verdict';
import { call, createStream } from './kinesis-calls';
import { ours, start } from './kinesis-peer';

const SHARDS = 10_000;
const STREAMS = 1_000;
const CLIENTS = 4;
const WITHIN_MS = 5_000;

const next = z.string().optional();
const shardsSchema = z.object({ Shards: z.array(z.unknown()), NextToken: next });
const streamsSchema = z.object({ StreamNames: z.array(z.string()), NextToken: next });

/** A stream of 10,000 shards and 1,000 streams beside it, created and listed page by page over the wire. */
export async function measureManyShards(): Promise<void> {
  const server = await start(ours);
  const startMs = performance.now();
  try {
    await createStream(server.url, 'wide', SHARDS);
    await createMany(server.url);
    const listed = [await countShards(server.url), await countStreams(server.url)];
    if (listed.join() !== [SHARDS, STREAMS + 1].join()) throw new Error(`listed ${listed.join()}`);
  } finally {
    await server.stop();
  }
  verdict({
    what: 'P12 local/10000-shards-and-1000-streams-created-and-listed ms',
    value: performance.now() - startMs,
    goal: { atMost: WITHIN_MS },
  });
}

async function createMany(url: string): Promise<void> {
  let left = STREAMS;
  const client = async () => {
    while (left > 0) {
      left -= 1;
      await call(url, ['CreateStream', { StreamName: `many-${left}`, ShardCount: 1 }], z.unknown());
    }
  };
  await Promise.all(Array.from({ length: CLIENTS }, client));
}

async function countShards(url: string): Promise<number> {
  let page = await call(url, ['ListShards', { StreamName: 'wide' }], shardsSchema);
  let count = page.Shards.length;
  while (page.NextToken !== undefined) {
    page = await call(url, ['ListShards', { NextToken: page.NextToken }], shardsSchema);
    count += page.Shards.length;
  }
  return count;
}

async function countStreams(url: string): Promise<number> {
  let page = await call(url, ['ListStreams', {}], streamsSchema);
  let count = page.StreamNames.length;
  while (page.NextToken !== undefined) {
    page = await call(url, ['ListStreams', { NextToken: page.NextToken }], streamsSchema);
    count += page.StreamNames.length;
  }
  return count;
}

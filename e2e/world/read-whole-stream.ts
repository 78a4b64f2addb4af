import type { APIRequestContext } from '@playwright/test';
import { type RecordView, recordsAnswerSchema } from '@/lib/contract/record';
import { shardsAnswerSchema } from '@/lib/contract/shard';
import { api } from '@/lib/routes';
import { readAnswer } from './read-answer';

interface Whole {
  base: string;
  connection: string;
  stream: string;
}

const PER_READ = 1_000;

/** Every record of a stream as the dashboard's reader finds it, shard by shard, each to its end. */
export async function readWholeStream(
  request: APIRequestContext,
  { base, connection, stream }: Whole,
): Promise<RecordView[]> {
  const path = base + api.shards(connection, stream);
  const { shards } = await readAnswer(request, path, shardsAnswerSchema);
  const found: RecordView[] = [];
  for (const { id: shard } of shards) {
    for (let after: string | undefined; ; ) {
      const start = after === undefined ? { from: 'oldest' } : { from: 'after', at: after };
      const query = { shard, limit: PER_READ, ...start };
      const read = base + api.records(connection, stream, query);
      const { records } = await readAnswer(request, read, recordsAnswerSchema);
      found.push(...records);
      after = records.at(-1)?.sequenceNumber;
      if (after === undefined) break;
    }
  }
  return found;
}

import { afterEach, describe, expect, test } from 'vitest';
import type { SearchMessage } from '@/lib/contract/reading';
import { recordForTest as record } from './record-for-test';
import { searchRecords } from './search-records';
import { TestServers } from './serve-for-test';

const servers = new TestServers();
afterEach(() => servers.close());

type End = Extract<SearchMessage, { type: 'end' }>;

/** A server whose answers each bring one record and end as given. */
async function serveParts(...ends: readonly Pick<End, 'reason' | 'cursor'>[]) {
  const asked: (string | null)[] = [];
  const address = await servers.serve((request, response) => {
    asked.push(new URL(request.url ?? '', 'http://x').searchParams.get('cursor'));
    const end = ends[asked.length - 1];
    const found = { type: 'records', records: [record(String(asked.length), asked.length)] };
    const lines = end ? [found, { type: 'end', detail: 'Why.', ...end }] : [found];
    response.end(lines.map((line) => `${JSON.stringify(line)}\n`).join(''));
  });
  const path = (cursor: string | undefined) => (cursor ? `${address}?cursor=${cursor}` : address);
  return { asked, path };
}

async function gather(path: (cursor: string | undefined) => string) {
  const found: string[] = [];
  const { signal } = new AbortController();
  try {
    for await (const { sequenceNumber } of searchRecords({ path, signal, onProgress: () => {} })) {
      found.push(sequenceNumber);
    }
  } catch (thrown) {
    return { found, thrown };
  }
  return { found, thrown: undefined };
}

describe('searchRecords', () => {
  test('goes on where the server stops at a limit, to the end of the range', async () => {
    const { asked, path } = await serveParts(
      { reason: 'limit', cursor: 'c1' },
      { reason: 'budget', cursor: 'c2' },
      { reason: 'range_end', cursor: null },
    );
    expect(await gather(path)).toEqual({ found: ['1', '2', '3'], thrown: undefined });
    expect(asked).toEqual([null, 'c1', 'c2']);
  });

  test('a limit that leaves nothing is the end', async () => {
    const { path } = await serveParts({ reason: 'limit', cursor: null });
    expect((await gather(path)).found).toEqual(['1']);
  });

  test('a failed shard is a failure, after what was found', async () => {
    const { path } = await serveParts({ reason: 'failed', cursor: 'c1' });
    const { found, thrown } = await gather(path);
    expect(found).toEqual(['1']);
    expect(thrown).toMatchObject({ message: 'Why.', retryable: true });
  });

  test('an answer without its end is a failure', async () => {
    const { path } = await serveParts();
    const { found, thrown } = await gather(path);
    expect(found).toEqual(['1']);
    expect(thrown).toMatchObject({ code: 'upstream_unavailable' });
  });
});

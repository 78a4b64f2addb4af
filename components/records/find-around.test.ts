import { describe, expect, test } from 'vitest';
import { recordForTest } from '@/lib/client/record-for-test';
import type { RecordsAnswer } from '@/lib/contract/record';
import { findAround } from './find-around';
import type { RecordsQuery } from './records-query';

const SHARD = 'shardId-000000000000';
const START_MS = Date.UTC(2026, 0, 31, 9, 30);

/** A shard with a record every `everyMs`, read as the service is: on from a time. */
function shard(count: number, everyMs: number) {
  const records = Array.from({ length: count }, (_, index) =>
    recordForTest(String(1_000_000 + index), START_MS + index * everyMs),
  );
  const asked: RecordsQuery[] = [];
  const ask = async (query: RecordsQuery): Promise<Pick<RecordsAnswer, 'records'>> => {
    asked.push(query);
    const fromMs = Date.parse(query.at ?? '');
    return {
      records: records.filter(({ arrivalMs }) => (arrivalMs ?? 0) >= fromMs).slice(0, query.limit),
    };
  };
  const around = (index: number, wanted: 10 | 50 | 200) =>
    findAround({
      record: { shard: SHARD, sequenceNumber: String(1_000_000 + index) },
      arrivalMs: START_MS + index * everyMs,
      count: wanted,
      ask,
    });
  return { asked, around };
}

const sequence = (index: number) => String(1_000_000 + index);
const at = (ms: number) => new Date(START_MS + ms).toISOString();

describe('findAround', () => {
  test('begins exactly so many records before, with room for as many after', async () => {
    const { around, asked } = shard(400, 100);
    expect(await around(300, 10)).toEqual({
      shard: SHARD,
      from: 'sequence',
      at: sequence(290),
      limit: 25,
    });
    expect(asked).toHaveLength(1);
    expect(await around(300, 50)).toMatchObject({ at: sequence(250), limit: 500 });
  });

  test('counts records of one moment each', async () => {
    expect(await shard(400, 0).around(300, 10)).toMatchObject({ at: sequence(290), limit: 25 });
  });

  test('looks further back where records are few', async () => {
    const { around, asked } = shard(100, 5_000);
    expect(await around(50, 10)).toMatchObject({ at: sequence(40) });
    expect(
      asked.map((query) => at(250_000 - START_MS + START_MS) > (query.at ?? '')),
    ).not.toContain(false);
    expect(asked).toHaveLength(3);
  });

  test('looks less far back where there are too many to reach the record', async () => {
    const { around, asked } = shard(40_000, 0.25);
    expect(await around(30_000, 200)).toMatchObject({ at: sequence(29_800), limit: 500 });
    expect(asked).toHaveLength(2);
  });

  test('ends at the first record of the shard, and after a few reads', async () => {
    const { around, asked } = shard(20, 1_000);
    expect(await around(3, 50)).toMatchObject({ at: sequence(0) });
    expect(asked).toHaveLength(4);
  });

  test('begins at the record where it is not found at all', async () => {
    const gone = await findAround({
      record: { shard: SHARD, sequenceNumber: '1' },
      arrivalMs: START_MS,
      count: 10,
      ask: async () => ({ records: [] }),
    });
    expect(gone).toMatchObject({ at: '1', limit: 25 });
  });
});

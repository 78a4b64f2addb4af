import { gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { recordViewSchema } from '@/lib/contract/record';
import { AUTOMATIC, compileSettings } from '@/lib/decode/compile-settings';
import { sampleAggregate } from '@/lib/decode/kpl/sample-aggregate';
import { compileFilter } from '@/lib/filter/compile-filter';
import { hashKeyOf } from '@/lib/hash/hash-key-of';
import type { KinesisRecord } from '@/lib/kinesis/get-records';
import { Examiner, type ExaminerOptions } from './examiner';
import { openShared } from './shared-records';

const NOON = Date.parse('2026-03-01T12:00:00Z');
const { signal } = new AbortController();
let sequence = 0;

const record = (data: string | Uint8Array, partitionKey = 'key'): KinesisRecord => ({
  sequenceNumber: String(++sequence),
  partitionKey,
  data: Buffer.from(data),
  arrivalMs: NOON,
  encryption: 'NONE',
});
const aggregate = (...texts: string[]) =>
  sampleAggregate({
    partitionKeys: ['own'],
    explicitHashKeys: ['7'],
    records: texts.map((text, index) => ({
      partitionKey: 0,
      ...(index === 0 && { explicitHashKey: 0 }),
      data: Buffer.from(text),
    })),
  });

function filterOf(text: string) {
  const result = compileFilter(text);
  if (!result.ok) throw new Error(result.fault.message);
  return result.filter;
}

const examiner = (options: Partial<ExaminerOptions> = {}) =>
  new Examiner({ settings: AUTOMATIC, maxTextBytes: 1_000, ...options });
const filtering = (text: string) => examiner({ filter: filterOf(text) });
async function found(filter: string, ...records: KinesisRecord[]): Promise<string[]> {
  const views = await filtering(filter).examine('s', records, signal);
  return views.map(({ data }) => data.text);
}

describe('rows', () => {
  test('a record is a row, and one of an aggregate as well, with its own keys and size', async () => {
    const eyes = examiner();
    const views = await eyes.examine(
      's',
      [record('{"a":1}'), record(aggregate('x', '{}'))],
      signal,
    );
    for (const view of views) expect(recordViewSchema.parse(view)).toEqual(view);
    expect(views).toMatchObject([
      { shard: 's', partitionKey: 'key', sizeBytes: 7, data: { kind: 'json', text: '{"a":1}' } },
      {
        partitionKey: 'own',
        hashKey: '7',
        sizeBytes: 1,
        subRecord: { index: 0, count: 2, explicitHashKey: '7' },
      },
      {
        partitionKey: 'own',
        hashKey: String(hashKeyOf('own')),
        data: { text: '{}' },
        subRecord: { index: 1, count: 2, explicitHashKey: null },
      },
    ]);
    expect(views[0]?.subRecord).toBeUndefined();
    expect(eyes).toMatchObject({ scanned: 3, matched: 3, unevaluated: null });
    expect(eyes.bytes).toBe(7 + aggregate('x', '{}').length);
  });

  test('an explicit hash key of an aggregate that is none is not believed', async () => {
    const forged = sampleAggregate({
      partitionKeys: ['own'],
      explicitHashKeys: ['0x1f'],
      records: [{ partitionKey: 0, explicitHashKey: 0, data: Buffer.from('x') }],
    });
    const [view] = await examiner().examine('s', [record(forged)], signal);
    expect(view?.hashKey).toBe(String(hashKeyOf('own')));
    expect(view?.subRecord?.explicitHashKey).toBe('0x1f');
  });

  test('keys are tallied of all that is read, whatever the filter lets through', async () => {
    const eyes = filtering('key == "nobody"');
    await eyes.examine('s1', [record('1', 'a'), record(aggregate('x', 'y'), 'outer')], signal);
    await eyes.examine('s2', [record('1', 'a')], signal);
    const { byRecords, shards } = eyes.tally();
    expect(byRecords.map((one) => [one.partitionKey, one.records, one.shards.join()])).toEqual([
      ['a', 2, 's1,s2'],
      ['own', 2, 's1'],
    ]);
    expect(shards.map(({ shard, records }) => [shard, records])).toEqual([
      ['s1', 3],
      ['s2', 1],
    ]);
  });
});

describe('a filter', () => {
  test('sees the decoded data of every record, plain, packed and aggregated', async () => {
    const records = [
      record('{"user":{"id":5}}'),
      record(gzipSync('{"user":{"id":5},"packed":true}')),
      record(aggregate('{"user":{"id":4}}', '{"user":{"id":5},"sub":1}')),
      record('{"user":{"id":6}}'),
      record('no JSON'),
    ];
    expect(await found('data.user.id == 5', ...records)).toEqual([
      '{"user":{"id":5}}',
      '{"user":{"id":5},"packed":true}',
      '{"user":{"id":5},"sub":1}',
    ]);
  });

  test('sees the whole text, of which the row is cut', async () => {
    const long = `{"pad":"${'x'.repeat(5_000)}","end":"here"}`;
    const views = await filtering('data.end == "here"').examine('s', [record(long)], signal);
    expect(views[0]?.data).toMatchObject({ truncated: true, text: long.slice(0, 1_000) });
    expect(await found('here', record(gzipSync(long)))).toHaveLength(1);
  });

  test('of metadata alone decodes nothing, and sees the keys of sub-records', async () => {
    const packed = record(gzipSync('x'.repeat(100)));
    const own = record(aggregate('x'));
    const eyes = filtering('key == "own" && size == 1');
    const views = await eyes.examine('s', [packed, own], signal);
    expect(views.map(({ partitionKey }) => partitionKey)).toEqual(['own']);
    expect(openShared(packed, AUTOMATIC).madeBytes).toBe(0);
  });

  test('that cannot be evaluated is counted, with the reason', async () => {
    const eyes = filtering('data.n > 5');
    await eyes.examine('s', [record('{"n":6}'), record('{"n":"6"}')], signal);
    expect(eyes).toMatchObject({ scanned: 2, matched: 1, unevaluated: { records: 1 } });
    expect(eyes.unevaluated?.reason).not.toBe('');
  });

  test('does not see what lies beyond a thousand sub-records, and says so', async () => {
    const eyes = filtering('size == 1');
    await eyes.examine('s', [record(aggregate(...Array(1_200).fill('x')))], signal);
    expect(eyes).toMatchObject({
      scanned: 1_000,
      matched: 1_000,
      unevaluated: { records: 200, reason: 'beyond the first 1,000 of an aggregate' },
    });
  });

  test('with settings is asked about what the settings make of the bytes', async () => {
    const settings = compileSettings({ steps: ['hex'] });
    const eyes = examiner({ settings, filter: filterOf('data.a == 1') });
    expect(await eyes.examine('s', [record('{"a":1}')], signal)).toEqual([]);
  });
});

describe('bounds', () => {
  test('stops before a record, and never within an aggregate', async () => {
    const eyes = examiner();
    const records = [record('1'), record(aggregate('2', '3', '4')), record('5')];
    const first = await eyes.examineUpTo('s', records, { signal, matched: 2 });
    expect(first.views.map(({ data }) => data.text)).toEqual(['1', '2', '3', '4']);
    expect(first).toMatchObject({ records: 2, scanned: 4 });
    const rest = await eyes.examineUpTo('s', records.slice(2), { signal, matched: 5 });
    expect(rest).toMatchObject({ records: 1, scanned: 1, bytes: 1 });
  });

  test('bytes are a bound as well', async () => {
    const records = [record('123'), record('456'), record('789')];
    expect((await examiner().examineUpTo('s', records, { signal, bytes: 4 })).records).toBe(2);
  });
});

describe('others', () => {
  test('two viewers of one record share its decoding, and those of other settings do not', async () => {
    const one = record('{"a":1}');
    const [first] = await examiner().examine('s', [one], signal);
    const [second] = await examiner().examine('s', [one], signal);
    expect(second?.data).toBe(first?.data);
    const [other] = await examiner({ settings: {} }).examine('s', [one], signal);
    expect(other?.data).not.toBe(first?.data);
    expect(other?.data).toEqual(first?.data);
  });

  test('what unpacks to far more than it was is not held for others', async () => {
    const bomb = record(gzipSync(Buffer.alloc(5_000_000)));
    const [first] = await examiner().examine('s', [bomb], signal);
    const [second] = await examiner().examine('s', [bomb], signal);
    expect(second?.data).toEqual(first?.data);
    expect(second?.data).not.toBe(first?.data);
  });

  test('whatever else waits has its turns meanwhile, and a reading ends when its reader leaves', async () => {
    const hostile = Array.from({ length: 10_000 }, (_, at) =>
      record(
        at % 2 === 0 ? `${'['.repeat(900)}1e400${']'.repeat(900)}` : `{"a":${'9'.repeat(900)}}`,
      ),
    );
    let turns = 0;
    let isDone = false;
    const count = () => {
      turns++;
      if (!isDone) setImmediate(count);
    };
    setImmediate(count);
    const views = await filtering('data.a == 9').examine('s', hostile, signal);
    isDone = true;
    expect(views).toEqual([]);
    expect(turns).toBeGreaterThan(5);

    const leaver = new AbortController();
    setImmediate(() => leaver.abort());
    const left = examiner({ settings: {} }).examine('s', hostile, leaver.signal);
    await expect(left).rejects.toMatchObject({ name: 'AbortError' });
  });
});

import { describe, expect, test } from 'vitest';
import { findingSchema } from '@/lib/contract/metrics';
import { capacityShare, streamCapacity } from './capacity';
import type { HealthFigures } from './health-checks';
import { streamHealth } from './stream-health';

const HOUR = 3_600_000;
const minutes = (value: number | null, count = 15) => Array.from({ length: count }, () => value);

const healthy: HealthFigures = {
  status: 'ACTIVE',
  openShards: 2,
  retentionMs: 24 * HOUR,
  incomingRecordsPerSecond: minutes(100),
  incomingBytesPerSecond: minutes(50_000),
  outgoingRecordsPerSecond: minutes(100),
  iteratorAgeMs: minutes(0),
  writeThrottledRecords: minutes(0),
  readThrottledCalls: minutes(0),
  success: { GetRecords: minutes(1), PutRecords: minutes(null) },
};

function judge(change: Partial<HealthFigures>) {
  const { level, findings } = streamHealth({ ...healthy, ...change });
  const texts = findings.map(({ text }) => text.replace(/[\u202f\u00a0]/g, ' '));
  return { level, ids: findings.map(({ id }) => id), texts, findings };
}

test('a healthy stream has no finding', () => {
  expect(judge({})).toMatchObject({ level: 'ok', ids: [] });
});

describe('iterator age', () => {
  test('more than a minute for five minutes is a warning', () => {
    const { level, ids, texts } = judge({
      iteratorAgeMs: [...minutes(0, 10), ...minutes(250_000, 5)],
    });
    expect(level).toBe('warning');
    expect(ids).toEqual(['iterator_age_high']);
    expect(texts).toEqual([
      'Consumers are 4 min 10 s behind, and have been more than a minute behind for 5 minutes.',
    ]);
  });

  test('exactly a minute, four minutes of five, or a gap between is none', () => {
    expect(judge({ iteratorAgeMs: minutes(60_000) }).ids).toEqual([]);
    expect(judge({ iteratorAgeMs: [...minutes(0, 11), ...minutes(90_000, 4)] }).ids).toEqual([]);
    expect(judge({ iteratorAgeMs: [...minutes(90_000, 12), null, 90_000, 90_000] }).ids).toEqual(
      [],
    );
  });

  test('more than half of retention for fifteen minutes is critical, and stands for the warning', () => {
    const { level, ids, texts } = judge({ iteratorAgeMs: minutes(13 * HOUR) });
    expect(level).toBe('critical');
    expect(ids).toEqual(['data_loss_near']);
    expect(texts).toEqual([
      'Consumers are 13 h behind, 54.2 % of retention: records will be lost unless they catch up.',
    ]);
  });

  test('for fourteen minutes of fifteen it is still the warning', () => {
    expect(judge({ iteratorAgeMs: [0, ...minutes(13 * HOUR, 14)] }).ids).toEqual([
      'iterator_age_high',
    ]);
  });

  test('with five minutes of figures those five decide, with four none do', () => {
    expect(judge({ iteratorAgeMs: minutes(13 * HOUR, 5) }).ids).toEqual(['data_loss_near']);
    expect(judge({ iteratorAgeMs: minutes(13 * HOUR, 4) }).ids).toEqual([]);
  });
});

describe('write capacity', () => {
  test('more than 80 % by records or by bytes is a warning with its worst minute', () => {
    const records = judge({ incomingRecordsPerSecond: [...minutes(1_700, 14), 1_900] });
    expect(records).toMatchObject({ level: 'warning', ids: ['write_capacity_high'] });
    expect(records.texts[0]).toContain('at most 95 %');
    expect(judge({ incomingBytesPerSecond: minutes(1_700_000) }).ids).toEqual([
      'write_capacity_high',
    ]);
  });

  test('80 % itself is not', () => {
    expect(judge({ incomingRecordsPerSecond: minutes(1_600) }).ids).toEqual([]);
  });

  test('the share is the worse of both, and unknown without figures or shards', () => {
    expect(capacityShare({ recordsPerSecond: 500, bytesPerSecond: 100_000 }, 1)).toBe(0.5);
    expect(capacityShare({ recordsPerSecond: null, bytesPerSecond: 900_000 }, 1)).toBe(0.9);
    expect(capacityShare({ recordsPerSecond: null, bytesPerSecond: null }, 1)).toBeNull();
    expect(capacityShare({ recordsPerSecond: 1, bytesPerSecond: 1 }, 0)).toBeNull();
  });

  test('limits grow with the shards', () => {
    expect(streamCapacity(3)).toEqual({
      openShards: 3,
      writeRecordsPerSecond: 3_000,
      writeBytesPerSecond: 3_000_000,
      readBytesPerSecond: 6_000_000,
    });
  });
});

describe('throttling', () => {
  test('in every minute it is a warning', () => {
    const { level, texts } = judge({ writeThrottledRecords: minutes(400) });
    expect(level).toBe('warning');
    expect(texts).toEqual([
      '2,000 records exceeded the write limit of a shard in each of the last 5 minutes.',
    ]);
  });

  test('at times it is said, and the stream stays ok', () => {
    const { level, texts } = judge({ readThrottledCalls: [...minutes(0, 14), 1] });
    expect(level).toBe('ok');
    expect(texts).toEqual([
      '1 GetRecords call exceeded the read limit of a shard in the last 5 minutes.',
    ]);
  });

  test('long ago it is not said', () => {
    expect(judge({ writeThrottledRecords: [9, ...minutes(0, 14)] }).ids).toEqual([]);
  });
});

describe('failing calls', () => {
  test('the operation that fails most is named', () => {
    const { level, texts } = judge({
      success: { GetRecords: minutes(0.97), PutRecords: minutes(0.4), PutRecord: minutes(null) },
    });
    expect(level).toBe('warning');
    expect(texts).toEqual([
      'PutRecords has been failing for 5 minutes: in the worst of them 40 % of calls succeeded.',
    ]);
  });

  test('one in two hundred is none', () => {
    expect(judge({ success: { GetRecords: minutes(0.995) } }).ids).toEqual([]);
  });
});

describe('what is not known', () => {
  test('without data the level is unknown, never ok', () => {
    const { level, ids } = judge({
      incomingRecordsPerSecond: minutes(null),
      incomingBytesPerSecond: minutes(null),
      outgoingRecordsPerSecond: minutes(null),
      iteratorAgeMs: minutes(null),
      success: {},
    });
    expect(level).toBe('unknown');
    expect(ids).toEqual(['no_recent_data']);
  });

  test('a stream that is only read has data', () => {
    expect(judge({ incomingRecordsPerSecond: minutes(null) }).ids).toEqual([]);
  });
});

test('a stream that is not active says so', () => {
  expect(judge({ status: 'UPDATING' })).toMatchObject({
    level: 'ok',
    texts: ['The stream is UPDATING.'],
  });
  expect(judge({ status: 'DELETING' }).level).toBe('warning');
});

test('the worst finding stands first, and all are of the contract’s form', () => {
  const { level, ids, findings } = judge({
    status: 'UPDATING',
    iteratorAgeMs: minutes(13 * HOUR),
    writeThrottledRecords: minutes(1),
  });
  expect(level).toBe('critical');
  expect(ids).toEqual(['data_loss_near', 'write_throttled', 'not_active']);
  for (const finding of findings) expect(findingSchema.parse(finding)).toEqual(finding);
});

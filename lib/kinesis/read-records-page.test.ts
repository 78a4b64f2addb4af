import { describe, expect, test } from 'vitest';
import { AppError } from '@/lib/errors';
import { readRecordsPage } from './read-records-page';

const RECORD = {
  SequenceNumber: '49671',
  PartitionKey: 'ключ',
  Data: 'AAECAwT/',
  ApproximateArrivalTimestamp: 1_772_366_400.123,
};

const read = (answer: unknown) => readRecordsPage(JSON.stringify(answer));

describe('the answer of GetRecords', () => {
  test('is read whole', () => {
    const page = read({
      Records: [RECORD, { ...RECORD, SequenceNumber: '49672', EncryptionType: 'KMS' }],
      NextShardIterator: 'next',
      MillisBehindLatest: 1_500,
    });
    expect(page).toEqual({
      records: [
        {
          sequenceNumber: '49671',
          partitionKey: 'ключ',
          data: Buffer.from([0, 1, 2, 3, 4, 255]),
          arrivalMs: 1_772_366_400_123,
          encryption: 'NONE',
        },
        expect.objectContaining({ sequenceNumber: '49672', encryption: 'KMS' }),
      ],
      nextIterator: 'next',
      childShards: [],
      millisBehindLatest: 1_500,
    });
  });

  test('at the end of a shard names its children and no iterator', () => {
    const ChildShards = [{ ShardId: 'shardId-2', ParentShards: ['shardId-0', 'shardId-1'] }];
    expect(read({ Records: [], ChildShards })).toEqual({
      records: [],
      nextIterator: null,
      childShards: [{ id: 'shardId-2', parentIds: ['shardId-0', 'shardId-1'] }],
      millisBehindLatest: null,
    });
  });

  test.each([
    ['', 0],
    ['AA==', 1],
    ['AAE=', 2],
    ['AAEC', 3],
  ])('has %j for %i bytes', (Data, bytes) => {
    expect(read({ Records: [{ ...RECORD, Data }] }).records[0]?.data).toHaveLength(bytes);
  });
});

describe('an answer that is none', () => {
  test.each([
    ['nothing', ''],
    ['half of one', '{"Records":[{"Da'],
    ['a page of markup', '<html></html>'],
  ])('%s', (_, body) => {
    expect(() => readRecordsPage(body)).toThrow(
      expect.objectContaining({ code: 'upstream_unavailable' }),
    );
  });

  test.each([
    ['null', null, 'object'],
    ['records that are no list', { Records: {} }, 'Records'],
    ['a record that is none', { Records: ['x'] }, 'Records'],
    ['no sequence number', { Records: [{ ...RECORD, SequenceNumber: undefined }] }, 'Sequence'],
    ['a number for a key', { Records: [{ ...RECORD, PartitionKey: 7 }] }, 'PartitionKey'],
    ['no data', { Records: [{ ...RECORD, Data: null }] }, 'Data'],
    ['data that is not base64', { Records: [{ ...RECORD, Data: 'AA!=' }] }, 'Data'],
    ['data cut short', { Records: [{ ...RECORD, Data: 'AAE' }] }, 'Data'],
    [
      'a word for a time',
      { Records: [{ ...RECORD, ApproximateArrivalTimestamp: 'x' }] },
      'Arrival',
    ],
    [
      'a child without parents',
      { Records: [], ChildShards: [{ ShardId: 'x', ParentShards: 1 }] },
      'Parent',
    ],
  ])('%s is named', (_, answer, member) => {
    expect(() => read(answer)).toThrow(AppError);
    expect(() => read(answer)).toThrow(member);
  });
});

import { describe, expect, test } from 'vitest';
import { type OutgoingRecord, parseRecordsDraft } from './record-drafts';

const RECORDS: OutgoingRecord[] = [
  { data: 'plain', partitionKey: 'k', explicitHashKey: '7' },
  { data: 'AAE=', encoding: 'base64' },
  { data: { n: 1 } },
];

describe('records that wait on the send page', () => {
  test('come back as they were written', () => {
    expect(parseRecordsDraft(JSON.stringify(RECORDS))).toEqual(RECORDS);
  });

  test.each([
    '',
    'no json',
    '{}',
    '[1]',
    '[{"data":1}]',
    '[{"data":"a","encoding":"hex"}]',
    '[{"data":"a","partitionKey":1}]',
    '[{"partitionKey":"k"}]',
  ])('what is none of ours is no record: %s', (text) => {
    expect(parseRecordsDraft(text)).toEqual([]);
  });
});

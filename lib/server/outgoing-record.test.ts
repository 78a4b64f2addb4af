import { expect, test } from 'vitest';
import { batchRequestSchema } from '@/lib/contract/batch';
import { expandBatch } from './expand-batch';
import { outgoingRecord } from './outgoing-record';

test('records that are sent again are the same records', () => {
  const batch = batchRequestSchema.parse({
    records: [
      { data: 'text é', partitionKey: 'a' },
      { data: { n: 1 }, partitionKey: 'b', explicitHashKey: '7' },
      { data: '//4A', encoding: 'base64', partitionKey: 'c' },
    ],
  });
  const made = expandBatch(batch, { nowMs: 0, target: null });
  const again = batchRequestSchema.parse({ records: made.map(outgoingRecord) });
  expect(expandBatch(again, { nowMs: 0, target: null })).toEqual(made);
  expect(made.map(outgoingRecord).map(({ encoding }) => encoding)).toEqual([
    'text',
    'text',
    'base64',
  ]);
});

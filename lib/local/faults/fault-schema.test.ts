import { expect, test } from 'vitest';
import { type FaultInput, faultSchema } from './fault-schema';

test.each<[string, FaultInput]>([
  ['operations.0', { kind: 'silence', operations: ['GetRecord'] }],
  ['stream', { kind: 'silence', service: 'cloudwatch', stream: 'flights' }],
  ['share', { kind: 'silence', share: 0 }],
  ['times', { kind: 'silence', times: 0.5 }],
  ['shard', { kind: 'records', error: 'InternalFailure', shard: '1' }],
  ['ms', { kind: 'latency', ms: [20, 10] }],
  ['offsetMs', { kind: 'clock-skew', offsetMs: 1e12 }],
])('a fault is refused at its field %s', (field, fault) => {
  const { error } = faultSchema.safeParse(fault);
  expect(error?.issues.map(({ path }) => path.join('.'))).toEqual([field]);
});

test('a kind that is not known is refused', () => {
  expect(faultSchema.safeParse({ kind: 'flood' }).error?.issues[0]?.path).toEqual(['kind']);
});

test('strikes every call of Kinesis unless it says otherwise', () => {
  expect(faultSchema.parse({ kind: 'silence' })).toEqual({
    kind: 'silence',
    service: 'kinesis',
    share: 1,
  });
});

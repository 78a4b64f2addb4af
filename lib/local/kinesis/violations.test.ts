import { describe, expect, test } from 'vitest';
import { assertValid } from './violations';

const PREFIX = '1 validation error detected: Value ';
const entry = { Data: new Uint8Array(1), PartitionKey: 'k' };

const keyed = (PartitionKey: string) => ({ ...entry, StreamName: 's', PartitionKey });

describe('assertValid', () => {
  test('lets a right request pass', () => {
    expect(() =>
      assertValid('CreateStream', { StreamName: 'a.b_c-1', ShardCount: 1 }),
    ).not.toThrow();
    expect(() => assertValid('PutRecords', { StreamName: 's', Records: [entry] })).not.toThrow();
  });

  test.each([
    [
      'a pattern',
      { StreamName: 'a b', ShardCount: 1 },
      "'a b' at 'streamName' failed to satisfy constraint: Member must satisfy regular expression pattern: [a-zA-Z0-9_.-]+",
    ],
    [
      'a length',
      { StreamName: 'a'.repeat(129), ShardCount: 1 },
      `'${'a'.repeat(129)}' at 'streamName' failed to satisfy constraint: Member must have length less than or equal to 128`,
    ],
    [
      'a least value',
      { StreamName: 'a', ShardCount: 0 },
      "'0' at 'shardCount' failed to satisfy constraint: Member must have value greater than or equal to 1",
    ],
    [
      'a value set, in a structure',
      { StreamName: 'a', StreamModeDetails: { StreamMode: 'NONE' } },
      "'NONE' at 'streamModeDetails.streamMode' failed to satisfy constraint: Member must satisfy enum value set: [PROVISIONED, ON_DEMAND]",
    ],
    [
      'a missing member',
      { ShardCount: 1 },
      "null at 'streamName' failed to satisfy constraint: Member must not be null",
    ],
  ])('words %s as the service does', (_name, input, message) => {
    expect(() => assertValid('CreateStream', input)).toThrow(
      expect.objectContaining({ name: 'ValidationException', message: PREFIX + message }),
    );
  });

  test('names the place in a list, and lists every violated constraint', () => {
    const Records = [entry, { PartitionKey: '', ExplicitHashKey: '-1' }];
    expect(() => assertValid('PutRecords', { StreamName: 's', Records })).toThrow(
      '3 validation errors detected: ' +
        "Value null at 'records.2.member.data' failed to satisfy constraint: Member must not be null; " +
        "Value '' at 'records.2.member.partitionKey' failed to satisfy constraint: Member must have length greater than or equal to 1; " +
        "Value '-1' at 'records.2.member.explicitHashKey' failed to satisfy constraint: Member must satisfy regular expression pattern: 0|([1-9]\\d{0,38})",
    );
  });

  test('counts characters as code points', () => {
    expect(() => assertValid('PutRecord', keyed('🗝'.repeat(256)))).not.toThrow();
    expect(() => assertValid('PutRecord', keyed('🗝'.repeat(257)))).toThrow('length less than');
  });

  test('holds map keys and values, and list sizes, to their bounds', () => {
    expect(() =>
      assertValid('AddTagsToStream', { StreamName: 's', Tags: { k: 'v'.repeat(257) } }),
    ).toThrow("at 'tags.k.member'");
    expect(() => assertValid('RemoveTagsFromStream', { StreamName: 's', TagKeys: [] })).toThrow(
      "Value '[]' at 'tagKeys' failed to satisfy constraint: Member must have length greater than or equal to 1",
    );
  });
});

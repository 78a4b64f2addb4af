import { describe, expect, test } from 'vitest';
import { REQUEST_SHAPES } from './request-shapes';
import { decodeInput } from './wire-codec';

const serialization = (message: string) =>
  expect.objectContaining({
    name: 'SerializationException',
    message: expect.stringContaining(message),
  });

describe('decodeInput', () => {
  test('reads base64, epoch seconds and nested structures', () => {
    expect(
      decodeInput(REQUEST_SHAPES.PutRecord, { StreamName: 's', Data: 'AP+A', PartitionKey: 'k' }),
    ).toEqual({ StreamName: 's', Data: Buffer.from([0, 255, 128]), PartitionKey: 'k' });
    expect(
      decodeInput(REQUEST_SHAPES.ListShards, {
        ShardFilter: { Type: 'AT_TIMESTAMP', Timestamp: 1_700_000_000.123 },
      }),
    ).toEqual({ ShardFilter: { Type: 'AT_TIMESTAMP', Timestamp: new Date(1_700_000_000_123) } });
  });

  test('leaves out nulls and what it does not know', () => {
    const input = decodeInput(REQUEST_SHAPES.ListStreams, { Limit: null, Colour: 'red' });
    expect(input).toEqual({});
  });

  test.each([
    ['GetRecords', { Limit: '5' }, 'STRING_VALUE can not be converted to an Integer'],
    ['GetRecords', { ShardIterator: 5 }, 'NUMBER_VALUE can not be converted to a String'],
    ['GetRecords', { DryRun: [] }, 'LIST_VALUE can not be converted to a Boolean'],
    ['GetShardIterator', { Timestamp: 'now' }, 'STRING_VALUE can not be converted to'],
    ['PutRecord', { Data: {} }, 'STRUCTURE_VALUE can not be converted to a Blob'],
    ['PutRecord', { Data: 'AP+' }, 'base64'],
    ['PutRecord', { Data: '****' }, 'base64'],
    ['PutRecords', { Records: {} }, 'STRUCTURE_VALUE can not be converted to a List'],
    ['PutRecords', { Records: ['x'] }, 'STRING_VALUE can not be converted to a Structure'],
    ['AddTagsToStream', { Tags: [] }, 'LIST_VALUE can not be converted to a Map'],
    ['AddTagsToStream', { Tags: { a: 1 } }, 'NUMBER_VALUE can not be converted to a String'],
  ] as const)('refuses %s %j', (operation, json, message) => {
    expect(() => decodeInput(REQUEST_SHAPES[operation], json)).toThrow(serialization(message));
  });
});

import { describe, expect, test } from 'vitest';
import { readLocalSettings } from './local-settings';

describe('flags of the local service', () => {
  test('without any, the usual ports and no stream', () => {
    expect(readLocalSettings([])).toEqual({
      ports: { kinesis: 4567, cloudwatch: 4568, dynamodb: 4569, control: 4570 },
      streams: [],
      limits: {},
      seeds: [],
      traffic: false,
      help: false,
    });
  });

  test('ports, streams of every kind, traffic', () => {
    const args = [
      '--kinesis-port',
      '0',
      '--stream',
      'a:4',
      '--stream=b:on-demand',
      '--stream',
      'c',
    ];
    expect(readLocalSettings([...args, '--traffic'])).toMatchObject({
      ports: { kinesis: 0, cloudwatch: 4568 },
      streams: [
        { name: 'a', shards: 4 },
        { name: 'b', mode: 'ON_DEMAND' },
        { name: 'c', shards: 1 },
      ],
      traffic: true,
    });
  });

  test('limits: all rates off, and single ones by name', () => {
    const { limits } = readLocalSettings([
      '--limits=off',
      '--limit=bytesWrittenPerSecond=2097152',
      '--limit=consumers=off',
    ]);
    expect(limits).toMatchObject({
      recordsWrittenPerSecond: Number.POSITIVE_INFINITY,
      bytesWrittenPerSecond: 2_097_152,
      consumers: Number.POSITIVE_INFINITY,
    });
    expect(limits).not.toHaveProperty('shards');
  });

  test('records to begin with', () => {
    expect(readLocalSettings(['--seed-data', 'a=b=c.jsonl']).seeds).toEqual([
      { stream: 'a', file: 'b=c.jsonl' },
    ]);
  });

  test.each([
    [['--limits', 'none'], "--limits takes on or off, not 'none'."],
    [['--limit', 'records=5'], /^--limit takes .*, not 'records=5'. The names are recordsWritten/],
    [['--limit', 'consumers=0'], /not 'consumers=0'/],
    [['--seed-data', 'a.jsonl'], "--seed-data takes <stream>=<file.jsonl>, not 'a.jsonl'."],
    [['--kinesis-port', 'abc'], "--kinesis-port takes a port from 0 to 65535, not 'abc'."],
    [['--dynamodb-port', '65536'], "--dynamodb-port takes a port from 0 to 65535, not '65536'."],
    [
      ['--stream', 'a:0'],
      "--stream takes <name>:<shards from 1 to 10000> or <name>:on-demand, not 'a:0'.",
    ],
    [
      ['--stream', 'a b:1'],
      "--stream takes <name>:<shards from 1 to 10000> or <name>:on-demand, not 'a b:1'.",
    ],
    [['--strem', 'a:1'], "Unknown option '--strem'. --help lists the flags."],
    [['flights'], "Unexpected argument 'flights'. --help lists the flags."],
  ])('%j is refused in one line', (args, message) => {
    expect(() => readLocalSettings(args)).toThrow(message);
  });
});

import { describe, expect, test } from 'vitest';
import { readLocalSettings } from './local-settings';

describe('flags of the local service', () => {
  test('without any, the usual ports and no stream', () => {
    expect(readLocalSettings([])).toEqual({
      ports: { kinesis: 4567, cloudwatch: 4568, dynamodb: 4569 },
      streams: [],
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

  test.each([
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

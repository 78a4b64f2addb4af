import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { ConfigError } from './config-error';
import { loadConfig, parseConfig } from './load-config';

const folder = mkdtempSync(join(tmpdir(), 'shardlens-config-'));
afterAll(() => rmSync(folder, { recursive: true }));

function faultsOf(run: () => unknown): readonly string[] {
  try {
    run();
  } catch (error) {
    if (error instanceof ConfigError) return error.faults;
    throw error;
  }
  return [];
}

const faults = (input: unknown) => faultsOf(() => parseConfig(input, 'c.json'));

describe('parseConfig', () => {
  test('lets a connection view and read by default', () => {
    const config = parseConfig({ connections: [{ name: 'prod', region: 'eu-central-1' }] }, 'c');
    expect(config.connections[0]).toEqual({
      name: 'prod',
      region: 'eu-central-1',
      environment: 'other',
      allow: ['view', 'read'],
    });
    expect(config.allowedHosts).toEqual([]);
  });

  test('allows everything on a local connection, and one URL stands for every service', () => {
    const url = 'http://127.0.0.1:4567';
    const input = { connections: [{ name: 'l', environment: 'local', endpoint: url }] };
    expect(parseConfig(input, 'c').connections[0]).toMatchObject({
      allow: ['view', 'read', 'send', 'operate'],
      endpoint: { kinesis: url, cloudwatch: url, dynamodb: url, lambda: url },
    });
  });

  test('tells every fault at once, each with its path and what it got', () => {
    expect(
      faults({
        connections: [
          { name: 'A!', regoin: 'eu-central-1', allow: ['veiw'] },
          { name: 'twin', endpoint: { kinesis: 'http://kinesis.example.com', s3: 'x' } },
          { name: 'twin', externalId: 'x', environment: 'local' },
        ],
        allowedHosts: ['HTTP://x'],
      }),
    ).toEqual([
      expect.stringMatching(/^c.json: connections.0.name: .*got "A!"/),
      expect.stringMatching(/^c.json: connections.0.allow.0: .*got "veiw"/),
      'c.json: connections.0.regoin: is not a known setting (got "eu-central-1")',
      expect.stringMatching(/^c.json: connections.1.endpoint: .*s3/),
      expect.stringMatching(/^c.json: allowedHosts.0: .*got "HTTP:\/\/x"/),
      expect.stringMatching(/^c.json: connections.2.externalId: .*roleArn/),
      expect.stringMatching(/^c.json: connections.2.endpoint: .*got nothing/),
      expect.stringMatching(/^c.json: connections.2.name: connections.1 has this name/),
    ]);
  });

  test.each([
    ['http://kinesis.example.com', 'unprotected'],
    ['ftp://127.0.0.1', 'http or https'],
    ['https://user:secret@kinesis.example.com', 'no user name'],
    ['127.0.0.1:4567', 'is a URL'],
    ['nonsense', 'is a URL'],
  ])('refuses the endpoint %s', (endpoint, reason) => {
    expect(faults({ connections: [{ name: 'x', endpoint: { kinesis: endpoint } }] })).toEqual([
      expect.stringContaining(reason),
    ]);
  });

  test.each([
    [0.1, 'at least 0.2'],
    [6, 'at most 5'],
  ])('refuses %d reads a second of a shard', (callsPerSecondPerShard, reason) => {
    const reads = { callsPerSecondPerShard };
    expect(faults({ connections: [{ name: 'x', reads }] })).toEqual([
      expect.stringMatching(new RegExp(`connections.0.reads.callsPerSecondPerShard: .*${reason}`)),
    ]);
  });

  test.each(['https://kinesis.example.com', 'http://localhost:4567', 'http://[::1]:4567'])(
    'accepts the endpoint %s',
    (endpoint) => {
      expect(faults({ connections: [{ name: 'x', endpoint: { kinesis: endpoint } }] })).toEqual([]);
    },
  );

  test('refuses the name of its own routes, and an empty list', () => {
    expect(faults({ connections: [{ name: 'api' }] })).toHaveLength(1);
    expect(faults({ connections: [] })).toHaveLength(1);
    expect(faults([])).toHaveLength(1);
  });
});

describe('loadConfig', () => {
  test('reads the named file', () => {
    const file = join(folder, 'good.json');
    writeFileSync(file, JSON.stringify({ connections: [{ name: 'one' }, { name: 'two' }] }));
    expect(loadConfig(file).connections.map(({ name }) => name)).toEqual(['one', 'two']);
  });

  test('reads the example that comes with the product', () => {
    const { connections } = loadConfig('shardlens.config.example.json');
    expect(connections.map(({ name, allow }) => [name, allow.includes('send')])).toEqual([
      ['production', false],
      ['staging', true],
      ['local', true],
    ]);
  });

  test('says in one line that a file is missing, or not JSON', () => {
    const broken = join(folder, 'broken.json');
    writeFileSync(broken, '{');
    expect(faultsOf(() => loadConfig(broken))).toEqual([expect.stringContaining('is not JSON')]);
    expect(faultsOf(() => loadConfig(join(folder, 'none.json')))).toEqual([
      expect.stringContaining('cannot be read'),
    ]);
  });

  test('has one connection named default where there is no file', () => {
    expect(parseConfig({ connections: [{ name: 'default' }] }, 'x')).toEqual({
      connections: [{ name: 'default', environment: 'other', allow: ['view', 'read'] }],
      allowedHosts: [],
    });
  });
});

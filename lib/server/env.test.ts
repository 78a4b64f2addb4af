import { hostname } from 'node:os';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { ConfigError } from './config-error';
import { checkServerBind, isBuilding, readEnvironment, serverVariables } from './env';

describe('readEnvironment', () => {
  test('has safe defaults', () => {
    expect(readEnvironment({})).toEqual({
      port: 3000,
      hostname: '127.0.0.1',
      configPath: undefined,
      dataFolder: path.resolve('.shardlens'),
      logLevel: 'info',
      customEndpoint: false,
      development: false,
    });
  });

  test.each(['0.0.0.0', '192.168.1.7', '::', 'shardlens.example.com'])(
    'refuses to bind %s without a sign-in',
    (address) => {
      expect(() => readEnvironment({ HOSTNAME: address })).toThrow(/binds loopback only/);
    },
  );

  test.each(['127.0.0.1', '::1', 'localhost'])('binds %s', (address) => {
    expect(readEnvironment({ HOSTNAME: address }).hostname).toBe(address);
  });

  test('takes the machine’s own name, which shells set, for no wish at all', () => {
    expect(readEnvironment({ HOSTNAME: hostname() }).hostname).toBe('127.0.0.1');
  });

  test.each(['0', '65536', '3e3', '-1', ' 80', ''])('refuses the port %j', (PORT) => {
    expect(() => readEnvironment({ PORT })).toThrow(ConfigError);
  });

  test('lists every fault', () => {
    const variables = { PORT: 'x', SHARDLENS_LOG: 'loud', HOSTNAME: '0.0.0.0' };
    expect(() => readEnvironment(variables)).toThrow(/PORT: .*\nSHARDLENS_LOG: .*\nHOSTNAME: /);
  });

  test('knows that the SDK’s own variables point elsewhere than to AWS', () => {
    const variables = { AWS_ENDPOINT_URL_KINESIS: 'http://127.0.0.1:4567' };
    expect(readEnvironment(variables).customEndpoint).toBe(true);
  });
});

describe('checkServerBind', () => {
  test.each([undefined, '', '0.0.0.0', '::', hostname()])(
    'refuses a server whose HOSTNAME is %j, which Next would bind',
    (HOSTNAME) => {
      expect(() => checkServerBind({ NODE_ENV: 'production', HOSTNAME })).toThrow(/loopback only/);
    },
  );

  test('accepts what npm start hands to the server, and the development server', () => {
    expect(() => checkServerBind({ NODE_ENV: 'development' })).not.toThrow();
    const started = { ...serverVariables(3000, '127.0.0.1'), NODE_ENV: 'production' };
    expect(() => checkServerBind(started)).not.toThrow();
  });

  test('a build is no server', () => {
    expect(isBuilding({ NEXT_PHASE: 'phase-production-build' })).toBe(true);
    expect(isBuilding({})).toBe(false);
  });
});

import { describe, expect, test } from 'vitest';
import { readDemoSettings } from './demo-settings';

describe('the settings of the demonstration', () => {
  test('are port 3000, three hours and a quiet log when nothing is said', () => {
    expect(readDemoSettings({ NODE_ENV: 'test' })).toEqual({
      port: 3_000,
      historyHours: 3,
      logLevel: 'warn',
    });
  });

  test('follow the environment', () => {
    const variables = { PORT: '4000', SHARDLENS_DEMO_HOURS: '1', SHARDLENS_LOG: 'debug' } as const;
    expect(readDemoSettings({ NODE_ENV: 'test', ...variables })).toEqual({
      port: 4_000,
      historyHours: 1,
      logLevel: 'debug',
    });
  });

  test.each(['0', '25', '-1', '1.5', 'three', ''])('refuse %j hours, saying why', (hours) => {
    expect(() => readDemoSettings({ NODE_ENV: 'test', SHARDLENS_DEMO_HOURS: hours })).toThrow(
      `SHARDLENS_DEMO_HOURS: the hours of history are a whole number from 1 to 24 (got "${hours}")`,
    );
  });

  test('refuse a port that is none', () => {
    expect(() => readDemoSettings({ NODE_ENV: 'test', PORT: '0' })).toThrow(/^PORT: /);
  });
});

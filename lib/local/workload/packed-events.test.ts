import { describe, expect, test } from 'vitest';
import type { DecodeSettings } from '@/lib/contract/record';
import { dataOf, rowsOf, stepsOf } from '@/lib/decode/decode-for-test';
import { hashKeyOf } from '@/lib/hash/hash-key-of';
import { loadAppLogs } from './app-logs';
import { loadClicks } from './clicks';
import { momentAt, type TrafficEvent } from './events';
import { loadTelemetry, TELEMETRY_PROTO } from './telemetry';

const MOMENT = momentAt(Date.UTC(2026, 0, 31, 9, 30));
const bytesOf = ({ tell }: TrafficEvent) => Buffer.from(tell(MOMENT));

test('clicks are KPL aggregates, each for one of two shards', () => {
  for (const event of loadClicks()) {
    const rows = rowsOf(bytesOf(event));
    expect(rows.length).toBeGreaterThanOrEqual(4);
    const halves = rows.map(({ sub }) => hashKeyOf(sub?.partitionKey ?? '') >> 127n);
    expect(new Set(halves)).toEqual(new Set([hashKeyOf(event.partitionKey) >> 127n]));
    expect(rows.every(({ data }) => data.kind === 'json')).toBe(true);
  }
});

test('logs are gzip envelopes of CloudWatch Logs', () => {
  for (const event of loadAppLogs()) {
    expect(stepsOf(bytesOf(event))).toEqual(expect.arrayContaining(['gzip', 'cloudwatch-logs']));
    const { logEvents = [] } = dataOf(bytesOf(event));
    expect(logEvents.at(-1)?.timestampMs).toBe(MOMENT.ms - 41);
  }
});

describe('telemetry', () => {
  const events = loadTelemetry();

  test('comes in every format, some of it broken', () => {
    const steps = new Set(events.flatMap((event) => stepsOf(bytesOf(event))));
    for (const step of [
      'json',
      'msgpack',
      'zlib',
      'glue',
      'json-lines',
      'text',
      'hex',
      'not kpl',
    ]) {
      expect(steps).toContain(step);
    }
  });

  test('its Protobuf opens with the schema given', () => {
    const settings: DecodeSettings = {
      steps: ['protobuf'],
      protobuf: { proto: TELEMETRY_PROTO, messageType: 'plant.Reading' },
    };
    const [, , reading] = events;
    if (!reading) throw new Error('no reading');
    expect(JSON.parse(dataOf(bytesOf(reading), settings).text)).toMatchObject({
      turbine: reading.partitionKey,
    });
  });
});

import { describe, expect, test } from 'vitest';
import { compileSettings } from '@/lib/decode/compile-settings';
import { openRecord } from '@/lib/decode/open-record';
import { hashKeyOf } from '@/lib/hash/hash-key-of';
import { loadAppLogs } from './app-logs';
import { loadClicks } from './clicks';
import { momentAt, type TrafficEvent } from './events';
import { loadTelemetry, TELEMETRY_PROTO } from './telemetry';

const MOMENT = momentAt(Date.UTC(2026, 0, 31, 9, 30));
const MAX_TEXT_BYTES = 1_048_576;

function rowsOf({ tell }: TrafficEvent, settings = {}) {
  const record = openRecord(Buffer.from(tell(MOMENT)), compileSettings(settings));
  return record.parts.map((part) => ({ ...part, data: record.view(part, MAX_TEXT_BYTES) }));
}

function dataOf(event: TrafficEvent, settings = {}) {
  const [row] = rowsOf(event, settings);
  if (!row) throw new Error('A record has at least one row.');
  return row.data;
}

test('clicks are KPL aggregates, each for one of two shards', () => {
  for (const event of loadClicks()) {
    const rows = rowsOf(event);
    expect(rows.length).toBeGreaterThanOrEqual(4);
    expect(rows[0]?.sub).toMatchObject({ count: rows.length });
    const halves = rows.map(({ sub }) => hashKeyOf(sub?.partitionKey ?? '') >> 127n);
    expect(new Set(halves)).toEqual(new Set([hashKeyOf(event.partitionKey) >> 127n]));
    expect(rows.every(({ data }) => data.kind === 'json')).toBe(true);
  }
});

test('logs are gzip envelopes of CloudWatch Logs', () => {
  for (const event of loadAppLogs()) {
    const data = dataOf(event);
    expect(data.steps.map(({ step }) => step)).toEqual(
      expect.arrayContaining(['gzip', 'cloudwatch-logs']),
    );
    expect(data.logEvents?.length).toBeGreaterThan(0);
    expect(data.logEvents?.at(-1)?.timestampMs).toBe(MOMENT.ms - 41);
  }
});

describe('telemetry', () => {
  const events = loadTelemetry();

  test('comes in every format, some of it broken', () => {
    const steps = new Set(
      events.flatMap((event) =>
        dataOf(event).steps.map(({ step, ok }) => (ok ? step : `not ${step}`)),
      ),
    );
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
    const protobuf = { proto: TELEMETRY_PROTO, messageType: 'plant.Reading' };
    const [, , reading] = events;
    if (!reading) throw new Error('no reading');
    const data = dataOf(reading, { steps: ['protobuf'], protobuf });
    expect(JSON.parse(data.text)).toMatchObject({ turbine: reading.partitionKey });
  });
});

import { EnableEnhancedMonitoringCommand } from '@aws-sdk/client-kinesis';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { GET as getActivity } from '@/app/api/[connection]/activity/route';
import { GET as getMetrics } from '@/app/api/[connection]/streams/[stream]/metrics/route';
import { GET as getShardsActivity } from '@/app/api/[connection]/streams/[stream]/shards/activity/route';
import { ManualClock } from '@/lib/clock';
import { activityAnswerSchema, metricsAnswerSchema } from '@/lib/contract/metrics';
import { shardsActivityAnswerSchema } from '@/lib/contract/shard';
import { type ApiWorld, ask, startApiWorld } from '@/lib/local/start-api-world';

const NOON = Date.parse('2026-03-01T12:00:00Z');
const MINUTE_MS = 60_000;
const clock = new ManualClock(NOON - 30 * MINUTE_MS);
let world: ApiWorld;

/** Half an hour of 120 records a minute on `busy`, except for a gap of five minutes. */
beforeAll(async () => {
  world = await startApiWorld({ clock });
  world.engine.createStream('busy', { shards: 2 });
  world.engine.createStream('quiet');
  await world.sdk.send(
    new EnableEnhancedMonitoringCommand({
      StreamName: 'busy',
      ShardLevelMetrics: ['IncomingRecords', 'IncomingBytes'],
    }),
  );
  for (let minute = 0; minute < 30; minute++) {
    if (minute < 10 || minute >= 15) putMinute();
    await clock.advance(MINUTE_MS);
  }
});
afterAll(() => world.close());

function putMinute() {
  world.engine.execute('PutRecords', {
    StreamName: 'busy',
    Records: Array.from({ length: 120 }, () => ({
      Data: Buffer.alloc(997),
      PartitionKey: 'key',
      ExplicitHashKey: '0',
    })),
  });
}

const busy = (query: string) => ask(getMetrics, { params: { stream: 'busy' }, query });

const ofShards = (query: string, stream = 'busy') =>
  ask(getShardsActivity, { params: { stream }, query });

describe('metrics', () => {
  test('are rates over the period, with gaps as gaps and provisional points marked', async () => {
    const { status, json } = await busy('?range=1h');
    expect(status).toBe(200);
    const answer = metricsAnswerSchema.parse(json);
    const incoming = answer.series.find(({ id }) => id === 'incomingRecords');
    const valueAt = (minutesBeforeNoon: number) =>
      incoming?.values[answer.timestampsMs.indexOf(NOON - minutesBeforeNoon * MINUTE_MS)];
    expect(answer).toMatchObject({ periodSeconds: 60, toMs: NOON, fromMs: NOON - 60 * MINUTE_MS });
    expect(answer.timestampsMs).toHaveLength(60);
    expect([valueAt(5), valueAt(18), valueAt(45)]).toEqual([2, null, null]);
    expect(answer.provisionalFromMs).toBe(NOON - MINUTE_MS);
    expect(answer.capacity).toMatchObject({ openShards: 2, writeRecordsPerSecond: 2_000 });
    expect(answer.retentionMs).toBe(24 * 60 * MINUTE_MS);
  });

  test('tell their cost, and cost the second viewer nothing', async () => {
    const first = metricsAnswerSchema.parse((await busy('?range=3h')).json);
    const second = metricsAnswerSchema.parse((await busy('?range=3h')).json);
    expect(first.cost).toMatchObject({ calls: 1, metrics: 14, estimatedUsd: 0.000_14 });
    expect(second.cost).toEqual({ calls: 0, metrics: 0, estimatedUsd: 0 });
    expect(second.series).toEqual(first.series);
  });

  test('take a window of their own, widened to whole periods', async () => {
    const from = '2026-03-01T11:33:20Z';
    const { json } = await busy(`?from=${from}&to=2026-03-01T11:48:10Z&period=300`);
    expect(metricsAnswerSchema.parse(json)).toMatchObject({
      fromMs: Date.parse('2026-03-01T11:30:00Z'),
      toMs: Date.parse('2026-03-01T11:50:00Z'),
      periodSeconds: 300,
    });
  });

  test.each([
    ['range=2h', 'range'],
    ['range=1h&from=0&to=1', 'range'],
    ['from=2026-03-01T11:00:00Z', 'to'],
    ['to=2026-03-01T11:00:00Z', 'from'],
    ['from=2026-03-01T11:00:00Z&to=2026-03-01T11:00:00Z', 'from'],
    ['from=2026-03-02T00:00:00Z&to=2026-03-03T00:00:00Z', 'from'],
    ['from=yesterday&to=now', 'from'],
    ['period=61', 'period'],
    ['region=eu-central-1', 'region'],
  ])('refuse ?%s at its field', async (query, field) => {
    const { status, json } = await busy(`?${query}`);
    expect(status).toBe(400);
    const fields = [expect.objectContaining({ field })];
    expect(json).toMatchObject({ fields: expect.arrayContaining(fields) });
  });
});

describe('activity', () => {
  test('tells figures of the newest complete minutes, and which streams are missing', async () => {
    const { json } = await ask(getActivity, { query: '?stream=busy&stream=quiet&stream=none' });
    const answer = activityAnswerSchema.parse(json);
    expect(answer.asOfMs).toBe(NOON - MINUTE_MS);
    expect(answer.missing).toMatchObject([{ stream: 'none', code: 'stream_not_found' }]);
    const [first, second] = answer.rows;
    expect(first).toMatchObject({
      stream: 'busy',
      openShards: 2,
      incomingRecordsPerSecond: 2,
      incomingBytesPerSecond: 2_000,
      capacityShare: 0.001,
      iteratorAgeMs: null,
      outgoingRecordsPerSecond: null,
      health: 'ok',
    });
    expect(first?.sparkline.incomingRecordsPerSecond).toHaveLength(60);
    expect(second).toMatchObject({
      stream: 'quiet',
      incomingRecordsPerSecond: null,
      health: 'unknown',
      findings: [{ id: 'no_recent_data' }],
    });
  });

  test.each([
    ['', 'stream'],
    ['stream=', 'stream.0'],
    [Array.from({ length: 51 }, (_, index) => `stream=s${index}`).join('&'), 'stream'],
  ])('refuses ?%s', async (query, field) => {
    const { status, json } = await ask(getActivity, { query: `?${query}` });
    expect(status).toBe(400);
    expect(json).toMatchObject({ fields: [{ field }] });
  });

  test('an outage is no list of missing streams', async () => {
    const params = { connection: 'nowhere' };
    expect((await ask(getActivity, { params, query: '?stream=busy' })).status).toBe(502);
  });
});

describe('activity of shards', () => {
  test('comes from the enhanced metrics that are on; others stay unknown', async () => {
    const { json } = await ofShards('?shard=shardId-000000000000&shard=shardId-000000000001');
    const { rows } = shardsActivityAnswerSchema.parse(json);
    expect(rows[0]).toMatchObject({
      shard: 'shardId-000000000000',
      incomingRecordsPerSecond: 2,
      capacityShare: 0.002,
      outgoingBytesPerSecond: null,
    });
    expect(rows[1]).toMatchObject({ incomingRecordsPerSecond: null, capacityShare: null });
  });

  test('is unknown throughout where enhanced metrics are off', async () => {
    const { status, json } = await ofShards('?shard=shardId-000000000000', 'quiet');
    expect(status).toBe(200);
    expect(shardsActivityAnswerSchema.parse(json).rows).toMatchObject([{ capacityShare: null }]);
  });

  test('an unknown shard is not found', async () => {
    const { status, json } = await ofShards('?shard=shardId-000000000009');
    expect(status).toBe(404);
    expect(json).toMatchObject({ code: 'shard_not_found' });
  });
});

test('fifty streams are described within the account’s call rate, with nothing for Node to warn of', async () => {
  const names = Array.from({ length: 50 }, (_, index) => `many-${index}`);
  for (const name of names) world.engine.createStream(name);
  const warnings: Error[] = [];
  const note = (warning: Error) => warnings.push(warning);
  process.on('warning', note);
  const answered = new AbortController();
  const query = `?${names.map((name) => `stream=${name}`).join('&')}`;
  const asked = ask(getActivity, { query }).finally(() => answered.abort());
  while (!answered.signal.aborted) await clock.advance(100);
  const { rows, missing } = activityAnswerSchema.parse((await asked).json);
  process.off('warning', note);
  expect([rows.length, missing]).toEqual([50, []]);
  expect(warnings).toEqual([]);
});

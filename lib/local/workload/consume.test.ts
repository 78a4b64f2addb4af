import { expect, test } from 'vitest';
import { ManualClock } from '@/lib/clock';
import { createKinesisEngine } from '@/lib/local/kinesis/create-kinesis-engine';
import { consume } from './consume';
import { engineTransport } from './kinesis-transport';
import { Observed } from './observed';
import { Troubles } from './troubles';

const MINUTE_MS = 60_000;

/** A reader of one shard that needs so long for a record that its iterators expire in between. */
async function setUp(workMs: number) {
  const clock = new ManualClock(1_700_000_000_000);
  const observed = new Observed();
  const engine = createKinesisEngine({ clock, meter: observed });
  engine.createStream('orders');
  const lines: string[] = [];
  const troubles = new Troubles((line) => lines.push(line));
  const ended = new AbortController();
  const positions = new Map<string, string>();
  const done = consume({
    consumer: { name: 'slow', stream: 'orders', limit: 1, workMs: () => workMs },
    kinesis: engineTransport(engine),
    clock,
    positions,
    random: () => 0,
    signal: ended.signal,
    troubles,
  }).catch((reason: unknown) => reason);
  await clock.advance(0);
  const put = () =>
    engine.execute('PutRecord', {
      StreamName: 'orders',
      Data: Buffer.from('x'),
      PartitionKey: 'k',
    }).SequenceNumber;
  return { clock, observed, engine, troubles, lines, ended, positions, done, put };
}

test('an expired iterator is replaced by one after the last record read', async () => {
  const { clock, observed, troubles, lines, ended, positions, done, put } = await setUp(
    6 * MINUTE_MS,
  );
  put();
  put();
  const last = put();
  await clock.advance(30 * MINUTE_MS);
  ended.abort();
  expect(await done).toBe(ended.signal.reason);
  troubles.tell();
  expect(observed.sum('orders', 'GetRecords.Records')).toBe(3);
  expect(positions.get('shardId-000000000000')).toBe(last);
  expect(lines).toHaveLength(3);
  for (const line of lines) expect(line).toMatch(/^slow: ExpiredIteratorException: /);
});

test('a stream that goes away is tried again and told, not silently given up', async () => {
  const { clock, engine, troubles, lines, ended, done, put } = await setUp(0);
  engine.execute('DeleteStream', { StreamName: 'orders' });
  await clock.advance(2 * MINUTE_MS);
  troubles.tell();
  expect(lines.join()).toMatch(/slow: ResourceNotFoundException: .*orders/);
  engine.createStream('orders');
  await clock.advance(MINUTE_MS);
  lines.length = 0;
  put();
  await clock.advance(MINUTE_MS);
  troubles.tell();
  expect(lines).toEqual([]);
  ended.abort();
  expect(await done).toBe(ended.signal.reason);
});

import { describe, expect, test } from 'vitest';
import { ManualClock } from '@/lib/clock';
import { recordForTest as record } from './record-for-test';
import { RecordRing } from './record-ring';

function makeRing(options: { mostRows?: number; mostCharacters?: number } = {}) {
  const clock = new ManualClock(0);
  const ring = new RecordRing({ clock, ...options });
  const sequences = () => ring.state().rows.map(({ sequenceNumber }) => sequenceNumber);
  return { clock, ring, sequences, shown: () => clock.advance(100) };
}

const sub = (index: number) => ({ subRecord: { index, count: 2, explicitHashKey: null } });

describe('RecordRing', () => {
  test('rows are sorted by arrival, then by sequence number as a number, shard and sub-record', async () => {
    const { ring, shown } = makeRing();
    ring.add([record('10', 5), record('9', 5), record('3', 9, sub(1))]);
    await shown();
    ring.add([record('7', 1), record('3', 9, sub(0)), record('9', 5, { shard: 'a' })]);
    await shown();
    const rows = ring
      .state()
      .rows.map(({ sequenceNumber, shard, subRecord }) => [
        sequenceNumber,
        shard.at(0),
        subRecord?.index,
      ]);
    expect(rows).toEqual([
      ['7', 's', undefined],
      ['9', 'a', undefined],
      ['9', 's', undefined],
      ['10', 's', undefined],
      ['3', 's', 0],
      ['3', 's', 1],
    ]);
  });

  test('a record that comes again is there once', async () => {
    const { ring, sequences, shown } = makeRing();
    ring.add([record('1', 1), record('2', 2)]);
    await shown();
    ring.add([record('2', 2), record('3', 3), record('3', 3)]);
    await shown();
    expect(sequences()).toEqual(['1', '2', '3']);
  });

  test('the oldest go first, are counted, and do not come again', async () => {
    const { ring, sequences, shown } = makeRing({ mostRows: 3 });
    ring.add([1, 2, 3, 4, 5].map((n) => record(String(n), n)));
    await shown();
    expect(sequences()).toEqual(['3', '4', '5']);
    expect(ring.state().evicted).toBe(2);
    ring.add([record('2', 2), record('6', 6)]);
    await shown();
    expect(sequences()).toEqual(['4', '5', '6']);
    expect(ring.state().evicted).toBe(3);
  });

  test('the bound counts text too', async () => {
    const { ring, sequences, shown } = makeRing({ mostCharacters: 1_500 });
    const data = { kind: 'text' as const, truncated: false, steps: [], notices: [] };
    const long = { data: { ...data, text: 'x'.repeat(1_000) } };
    ring.add([record('1', 1, long), record('2', 2, long), record('3', 3)]);
    await shown();
    expect(sequences()).toEqual(['2', '3']);
  });

  test('it is told at most ten times a second', async () => {
    const { clock, ring } = makeRing();
    let told = 0;
    ring.subscribe(() => {
      told += 1;
    });
    for (let n = 0; n < 50; n += 1) {
      ring.add([record(String(n), n)]);
      await clock.advance(20);
    }
    expect(told).toBe(10);
  });

  test('held rows stand still, what waits is counted, and shown at once when released', async () => {
    const { ring, sequences, shown } = makeRing({ mostRows: 4 });
    ring.add([record('1', 1), record('2', 2)]);
    await shown();
    ring.hold();
    ring.add([3, 4, 5, 6].map((n) => record(String(n), n)));
    await shown();
    expect(sequences()).toEqual(['1', '2']);
    expect(ring.state()).toMatchObject({ waiting: 4, evicted: 2 });
    ring.release();
    expect(sequences()).toEqual(['3', '4', '5', '6']);
    expect(ring.state().waiting).toBe(0);
  });

  test('cleared, it forgets rows and counts', async () => {
    const { ring, sequences, shown } = makeRing({ mostRows: 1 });
    ring.add([record('1', 1), record('2', 2)]);
    await shown();
    ring.clear();
    ring.add([record('1', 1)]);
    await shown();
    expect(sequences()).toEqual(['1']);
    expect(ring.state().evicted).toBe(0);
  });

  test('rows that were given out stay as they were when more come', async () => {
    const { ring, shown } = makeRing();
    ring.add(Array.from({ length: 100_000 }, (_, n) => record(String(n), n)));
    await shown();
    const before = ring.state().rows;
    ring.add([record('100000', 100_000)]);
    await shown();
    const after = ring.state().rows;
    expect(after).not.toBe(before);
    expect(before.at(-1)?.sequenceNumber).toBe('99999');
    expect(after.at(-1)?.sequenceNumber).toBe('100000');
    expect(after).toHaveLength(100_000);
  });
});

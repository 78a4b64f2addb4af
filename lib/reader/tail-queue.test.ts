import { describe, expect, test } from 'vitest';
import type { RecordView } from '@/lib/contract/record';
import type { ShardPosition } from './cursor-text';
import { isBehind } from './is-behind';
import { ShardLineage } from './shard-lineage';
import { TailQueue } from './tail-queue';

const row = (sequence: number, arrivalMs = sequence, text = ''): RecordView => ({
  shard: 'a',
  sequenceNumber: `${sequence}`,
  partitionKey: 'key',
  hashKey: '0',
  arrivalMs,
  sizeBytes: 1,
  encryption: 'NONE',
  data: { kind: 'text', text, truncated: false, steps: [], notices: [] },
});

const after = (sequence: number): ShardPosition => ({
  kind: 'after',
  sequenceNumber: `${sequence}`,
});
const START: ShardPosition = { kind: 'time', atMs: 0 };
const numbers = (rows: readonly RecordView[]) =>
  rows.map(({ sequenceNumber }) => Number(sequenceNumber));

describe('TailQueue', () => {
  test('hands out shards by arrival, and each shard in its own order', () => {
    const queue = new TailQueue();
    queue.open('a', START);
    queue.open('b', START);
    queue.push('a', [row(1, 10), row(2, 40), row(3, 30)], after(3));
    queue.push('b', [row(11, 20), row(12, 35)], after(12));
    expect(numbers(queue.take())).toEqual([1, 11, 12, 2, 3]);
    expect(queue.take()).toEqual([]);
  });

  test('counts a place once all before it has left, aggregates whole', () => {
    const queue = new TailQueue();
    queue.open('a', START);
    queue.push('a', [], after(5));
    expect(queue.positions().get('a')).toEqual(after(5));
    queue.push('a', [...Array(150).fill(row(6)), ...Array(150).fill(row(7))], after(9));
    expect(queue.positions().get('a')).toEqual(after(5));
    expect(queue.take()).toHaveLength(200);
    expect(queue.positions().get('a')).toEqual(after(6));
    expect(queue.take()).toHaveLength(100);
    expect(queue.positions().get('a')).toEqual(after(9));
    queue.push('a', [], { kind: 'done' });
    expect(queue.positions().get('a')).toEqual({ kind: 'done' });
  });

  test('lets a place without a record go on with time, and no other', () => {
    const queue = new TailQueue();
    for (const shard of ['a', 'b', 'c']) queue.open(shard, { kind: 'time', atMs: 1_000 });
    queue.push('b', [], after(5));
    queue.push('c', [row(6)], after(7));
    for (const shard of ['a', 'b']) queue.passQuietly(shard, 5_000);
    queue.passQuietly('a', 4_000);
    expect([...queue.positions().values()]).toEqual([
      { kind: 'time', atMs: 5_000 },
      after(5),
      { kind: 'time', atMs: 1_000 },
    ]);
  });

  test('gives up the oldest of more than 10,000, or of more than 8 MiB, and counts them', () => {
    const many = new TailQueue();
    many.open('a', START);
    many.push(
      'a',
      Array.from({ length: 10_300 }, (_, n) => row(n)),
      after(10_299),
    );
    expect([many.size, many.dropped]).toEqual([10_000, 300]);
    expect(numbers(many.take()).slice(0, 2)).toEqual([300, 301]);
    const large = new TailQueue();
    large.open('a', START);
    for (let n = 0; n < 12; n++) large.push('a', [row(n, n, 'x'.repeat(1_000_000))], after(n));
    expect([large.size, large.dropped]).toEqual([8, 4]);
    expect(numbers(large.take())).toEqual([4, 5]);
    large.push('a', [row(99, 99, 'x'.repeat(20_000_000))], after(99));
    expect(large.size).toBe(1);
  });
});

describe('ShardLineage', () => {
  test('follows a child once, and after every parent that is followed', () => {
    const lineage = new ShardLineage();
    for (const shard of ['a', 'b']) lineage.follow(shard);
    const child = { id: 'c', parentIds: ['a', 'b'] };
    expect(lineage.end('a', [child, { id: 'd', parentIds: ['a', 'elsewhere'] }])).toEqual(['d']);
    expect(lineage.end('b', [child])).toEqual(['c']);
    lineage.follow('c');
    expect(lineage.end('b', [child])).toEqual([]);
  });

  test('a child waits for a parent that is yet to come by way of its own parents, and for no other', () => {
    const child = { id: 'c', parentIds: ['b', 'p'] };
    const listed = new Map([
      ['p', ['o']],
      ['o', ['a']],
    ]);
    const lineage = new ShardLineage(listed);
    lineage.follow('b');
    expect(lineage.end('b', [child])).toEqual(['c']);
    const resumed = new ShardLineage(listed);
    for (const shard of ['a', 'b']) resumed.follow(shard);
    expect(resumed.end('b', [child])).toEqual([]);
    for (const [shard, next] of [
      ['a', 'o'],
      ['o', 'p'],
    ] as const) {
      expect(resumed.end(shard, [{ id: next, parentIds: [shard] }])).toEqual([next]);
      resumed.follow(next);
    }
    expect(resumed.end('p', [child])).toEqual(['c']);
  });

  test('a shard is expected while a parent leads to it, and no more when that is gone', () => {
    const lineage = new ShardLineage(
      new Map([
        ['c', ['b']],
        ['b', ['a']],
        ['a', []],
      ]),
    );
    lineage.follow('a');
    expect(['a', 'b', 'c', 'x'].map((shard) => lineage.expects(shard))).toEqual([
      true,
      true,
      true,
      false,
    ]);
    lineage.end('a', []);
    expect(['a', 'b', 'c'].map((shard) => lineage.expects(shard))).toEqual([true, false, false]);
  });

  test('a cursor holds what is done while a parent is yet to end in it, or it would be told again', () => {
    const lineage = new ShardLineage();
    lineage.follow('b');
    expect(lineage.end('b', [{ id: 'c', parentIds: ['b', 'p'] }])).toEqual(['c']);
    for (const shard of ['c', 'd', 'p']) lineage.follow(shard);
    lineage.end('c', [{ id: 'd', parentIds: ['c'] }]);
    const positions = new Map<string, ShardPosition>([
      ['b', { kind: 'done' }],
      ['c', { kind: 'done' }],
      ['d', after(1)],
      ['p', after(2)],
    ]);
    expect([...lineage.prune(positions).keys()]).toEqual(['c', 'd', 'p']);
    lineage.end('p', [{ id: 'c', parentIds: ['b', 'p'] }]);
    positions.set('p', { kind: 'done' });
    expect([...lineage.prune(positions).keys()]).toEqual(['d']);
  });

  test('a cursor holds no child that waits for a parent, and no parent that is past', () => {
    const lineage = new ShardLineage();
    lineage.follow('a');
    lineage.end('a', [{ id: 'c', parentIds: ['a'] }]);
    lineage.follow('c');
    const kept = (...positions: [string, ShardPosition][]) => [
      ...lineage.prune(new Map(positions)).keys(),
    ];
    expect(kept(['a', after(1)], ['c', { kind: 'oldest' }])).toEqual(['a']);
    expect(kept(['a', { kind: 'done' }], ['c', { kind: 'oldest' }])).toEqual(['c']);
    expect(kept(['a', after(1)], ['c', after(2)])).toEqual(['a', 'c']);
    expect(kept(['a', { kind: 'done' }])).toEqual(['a']);
  });
});

test.each([
  ['10', '9', true],
  ['9', '10', false],
  ['21', '20', true],
  ['20', '20', false],
])('%s is behind %s: %s', (one, other, expected) => {
  expect(isBehind(one, other)).toBe(expected);
});

import { describe, expect, test } from 'vitest';
import type { Shard } from '@/lib/contract/shard';
import { hashSegments, segmentAt } from './hash-segments';
import { lineageRows } from './lineage-rows';
import { loadLevel, loadTone } from './load-level';
import type { ShardRow } from './shard-row';
import { inState, sortShards } from './sort-shards';

const LIMIT = 2n ** 128n;

interface Facts {
  parent?: string;
  adjacent?: string;
  children?: string[];
  from?: bigint;
  to?: bigint;
}

/** A shard over a range given in quarters of the key space. */
function shard(id: string, { parent, adjacent, children = [], from = 0n, to = 4n }: Facts): Shard {
  return {
    id,
    state: children.length > 0 ? 'closed' : 'open',
    parentId: parent ?? null,
    adjacentParentId: adjacent ?? null,
    childIds: children,
    startingHashKey: String((LIMIT / 4n) * from),
    endingHashKey: String((LIMIT / 4n) * to - 1n),
    hashShare: Number(to - from) / 4,
    startingSequenceNumber: '1',
    endingSequenceNumber: null,
  };
}

const row = (id: string, capacityShare: number | null, facts: Facts = {}): ShardRow => ({
  shard: shard(id, facts),
  activity: {
    shard: id,
    incomingRecordsPerSecond: null,
    incomingBytesPerSecond: null,
    outgoingBytesPerSecond: null,
    iteratorAgeMs: null,
    writeThrottledRecords: null,
    readThrottledCalls: null,
    capacityShare,
  },
});

const ids = (rows: readonly { shard: Shard }[]) => rows.map((one) => one.shard.id);

describe('sortShards', () => {
  const rows = [row('c', 0.1), row('b', null), row('a', 0.9), row('d', 0.1)];

  test('keeps shards without a figure last in both orders, and equals by id', () => {
    expect(ids(sortShards(rows, { sort: 'load', dir: 'asc' }))).toEqual(['c', 'd', 'a', 'b']);
    expect(ids(sortShards(rows, { sort: 'load', dir: 'desc' }))).toEqual(['a', 'c', 'd', 'b']);
  });

  test('orders ranges as numbers, not as text', () => {
    const ranges = [
      row('a', 0, { from: 2n }),
      row('b', 0, { from: 0n }),
      row('c', 0, { from: 1n }),
    ];
    expect(ids(sortShards(ranges, { sort: 'range', dir: 'asc' }))).toEqual(['b', 'c', 'a']);
  });

  test('filters by state', () => {
    const both = [row('a', 0, { children: ['b'] }), row('b', 0)];
    expect(ids(both.filter(inState('open')))).toEqual(['b']);
    expect(ids(both.filter(inState('closed')))).toEqual(['a']);
    expect(both.filter(inState('all'))).toHaveLength(2);
  });
});

describe('lineageRows', () => {
  test('shows a split under its parent, in hash order, and a merge once', () => {
    const rows = lineageRows([
      shard('s0', { children: ['s2', 's1'] }),
      shard('s2', { parent: 's0', from: 2n, to: 4n, children: ['s3'] }),
      shard('s1', { parent: 's0', from: 0n, to: 2n, children: ['s3'] }),
      shard('s3', { parent: 's1', adjacent: 's2' }),
    ]);
    expect(ids(rows)).toEqual(['s0', 's1', 's3', 's2']);
    expect(rows.map((one) => one.branch)).toEqual([
      { ancestors: [], own: null },
      { ancestors: [], own: 'tee' },
      { ancestors: ['line'], own: 'elbow' },
      { ancestors: [], own: 'elbow' },
    ]);
  });

  test('a shard whose parent has gone is a root; one whose first parent has gone hangs on the second', () => {
    const rows = lineageRows([
      shard('s8', { parent: 's1', from: 2n }),
      shard('s7', { parent: 's0', adjacent: 's6' }),
      shard('s6', { children: ['s7'] }),
    ]);
    expect(ids(rows)).toEqual(['s6', 's7', 's8']);
  });

  test('ten thousand generations neither overflow nor indent without end', () => {
    const chain = Array.from({ length: 10_000 }, (_, index) =>
      shard(`s${index}`, index > 0 ? { parent: `s${index - 1}` } : {}),
    );
    const rows = lineageRows(chain);
    expect(rows).toHaveLength(10_000);
    expect(rows.at(-1)?.branch?.ancestors).toHaveLength(12);
  });
});

describe('hashSegments', () => {
  const segments = hashSegments([
    shard('b', { from: 2n, to: 4n }),
    shard('gone', { children: ['a', 'b'] }),
    shard('a', { from: 0n, to: 1n }),
  ]);

  test('lays open shards in the order of their ranges', () => {
    expect(segments.map(({ shard: { id }, start, end }) => ({ id, start, end }))).toEqual([
      { id: 'a', start: 0, end: 0.25 },
      { id: 'b', start: 0.5, end: 1 },
    ]);
  });

  test.each([
    [0, 0],
    [0.2499, 0],
    [0.25, -1],
    [0.5, 1],
    [0.9999, 1],
    [1, -1],
  ])('at %d lies segment %d', (position, index) => {
    expect(segmentAt(segments, position)).toBe(index);
  });
});

test('load has its levels and the tone of trouble only when full', () => {
  expect([undefined, null, 0, 0.02, 0.2, 0.5, 0.8, 1, 3].map(loadLevel)).toEqual([
    'unknown',
    'unknown',
    'idle',
    'low',
    'middle',
    'high',
    'near',
    'full',
    'full',
  ]);
  expect([0.1, 0.8, 1.2].map(loadTone)).toEqual(['write', 'lag', 'trouble']);
});

import { expect, test } from 'vitest';
import type { TailEvent } from '@/lib/client/tail-notes';
import { noteWords } from './tail-words';

const words = (event: TailEvent) => {
  const { text, warning } = noteWords({ ...event, id: 1, atMs: 0 }, 0);
  return { text: text.replaceAll('\u00a0', ' '), warning };
};
const back = { kind: 'resumed', after: 'hidden', awayMs: 200_000, records: 1_234 } as const;

test('a return says how long it was, what came and that nothing is missing', () => {
  expect(words({ ...back, exact: true, gaps: 0 })).toEqual({
    text: 'Hidden for 3 min 20 s: 1,234 records came meanwhile, none is missing.',
    warning: false,
  });
});

test('what is missing is said, and warned of', () => {
  expect(words({ ...back, after: 'lost', exact: true, gaps: 2 })).toEqual({
    text: 'Connection lost for 3 min 20 s: 1,234 records came meanwhile; 2 stretches of records are missing.',
    warning: true,
  });
  expect(words({ ...back, exact: false, gaps: 0 }).text).toMatch(/what came then is missing/);
});

test('a gap names its shard, its time and its reason', () => {
  const gap = { type: 'gap', shard: 's1', fromMs: null, toMs: null, detail: 'trimmed.' } as const;
  expect(words({ kind: 'gap', gap })).toEqual({
    text: 'Records of s1 are missing: trimmed.',
    warning: true,
  });
});

test('a reshard names parents and children', () => {
  expect(words({ kind: 'shards', closed: ['s0'], opened: ['s1', 's2'] }).text).toBe(
    'Closed and read to the end: s0. Opened and read from the start: s1 and s2. Nothing is missing between them.',
  );
});

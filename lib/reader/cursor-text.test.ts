import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { AppError } from '@/lib/errors';
import { decodeCursor, encodeCursor, type ShardPosition } from './cursor-text';

const SEQUENCE = '49668899999853149126546542143437287654654654654654654658';

describe('a cursor', () => {
  test('is short, and safe in an address', () => {
    const positions = new Map<string, ShardPosition>(
      Array.from({ length: 100 }, (_, at) => [
        `shardId-${String(at).padStart(12, '0')}`,
        { kind: 'after', sequenceNumber: SEQUENCE },
      ]),
    );
    const text = encodeCursor(positions);
    expect(text).toBe(encodeURIComponent(text));
    expect(text.length).toBeLessThan(4_000);
    expect(decodeCursor(text)).toEqual(positions);
  });

  test('of nothing is empty', () => {
    expect(encodeCursor(new Map())).toBe('');
    expect(decodeCursor('')).toEqual(new Map());
  });

  test('gives back every position of every shard, to the last digit', () => {
    const shards = fc.oneof(
      fc.nat({ max: 999_999_999_999 }).map((id) => `shardId-${String(id).padStart(12, '0')}`),
      fc.stringMatching(/^[a-zA-Z0-9_.-]{1,128}$/),
    );
    const position = fc.oneof(
      fc.record({
        kind: fc.constant('after' as const),
        sequenceNumber: fc.bigInt({ min: 0n, max: 10n ** 129n - 1n }).map(String),
      }),
      fc.record({ kind: fc.constant('time' as const), atMs: fc.nat({ max: 4_102_444_800_000 }) }),
      fc.constantFrom({ kind: 'oldest' as const }, { kind: 'done' as const }),
    );
    fc.assert(
      fc.property(fc.array(fc.tuple(shards, position), { maxLength: 20 }), (entries) => {
        const positions = new Map(entries);
        expect(decodeCursor(encodeCursor(positions))).toEqual(positions);
      }),
    );
  });
});

describe('what is no cursor is refused at the field', () => {
  test.each([
    ['a word', 'latest'],
    ['a sequence number of no bytes', '0.a-'],
    ['a sequence number that is too long', `0.a${'_'.repeat(80)}`],
    ['a time that no calendar has', '0.tzzzzzzzzzzz'],
    ['a shard twice', '0.o~0.d'],
    ['an empty entry', '0.o~'],
    ['markup', '<script>.o'],
    ['what is far too long', '0.o~'.repeat(20_000)],
  ])('%s', (_, text) => {
    expect(() => decodeCursor(text)).toThrow(AppError);
    expect(() => decodeCursor(text)).toThrow(/^cursor: /);
  });

  test('any other text is a cursor or invalid input', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 60 }), (text) => {
        expect(codeOf(() => decodeCursor(text))).toMatch(/^(none|invalid_input)$/);
      }),
    );
  });
});

function codeOf(act: () => void): string {
  try {
    act();
    return 'none';
  } catch (error) {
    return error instanceof AppError ? error.code : 'other';
  }
}

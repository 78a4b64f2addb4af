import { expect, test } from 'vitest';
import { LoopTurns } from './loop-turns';

let nowMs = 0;
const makeTurns = () => new LoopTurns(() => nowMs);
const laterTurn = () => new Promise((resolve) => setImmediate(resolve));

test('ten milliseconds of work are a turn, whoever does them', async () => {
  const turns = makeTurns();
  expect(turns.isOver()).toBe(false);
  nowMs += 6;
  expect(turns.isOver()).toBe(false);
  nowMs += 6;
  expect(turns.isOver()).toBe(true);
  await laterTurn();
  expect(turns.isOver()).toBe(false);
});

test('who had to stop goes on one a turn, in the order of stopping, while others are heard in between', async () => {
  const turns = makeTurns();
  const heard: string[] = [];
  const work = async (name: string) => {
    for (let piece = 1; piece <= 2; piece++) {
      if (turns.isOver()) await turns.next();
      heard.push(`${name}${piece}`);
      nowMs += 12;
    }
  };
  const other = async () => {
    for (let turn = 0; turn < 4; turn++) {
      await laterTurn();
      heard.push('other');
    }
  };
  await Promise.all([work('a'), work('b'), other()]);
  expect(heard).toEqual(['a1', 'a2', 'other', 'b1', 'other', 'b2', 'other', 'other']);
});

test('time that passes while nobody works is not counted', async () => {
  const turns = makeTurns();
  turns.isOver();
  await laterTurn();
  nowMs += 1_000;
  expect(turns.isOver()).toBe(false);
});

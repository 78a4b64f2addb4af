import { median } from './median';

const ROUNDS = 201;

/**
 * How many times as fast the second variant of a work is: the ratio of CPU times, medians of rounds that take turns.
 * Each answers a count, so that nothing of its work can be left out.
 */
export function cpuRace(first: () => number, second: () => number): number {
  first();
  second();
  const spent: [number[], number[]] = [[], []];
  for (let round = 0; round < ROUNDS; round += 1) {
    spent[0].push(cpuOf(first));
    spent[1].push(cpuOf(second));
  }
  return median(spent[0]) / median(spent[1]);
}

/** In microseconds. */
function cpuOf(work: () => number): number {
  const before = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(before);
  return user + system;
}

import { DAY_MS } from './limits';

/** Notes one more change at `nowMs` unless `limit` changes lie within the last 24 hours; says whether it did. */
export function takeDaily(changesMs: number[], limit: number, nowMs: number): boolean {
  while (changesMs[0] !== undefined && changesMs[0] <= nowMs - DAY_MS) changesMs.shift();
  if (changesMs.length >= limit) return false;
  changesMs.push(nowMs);
  return true;
}

import { z } from 'zod';
import { median } from '@/bench/median';
import { verdict } from '@/bench/verdict';
import { runProgram } from './run-program';

const STARTS = 5;
const START_WITHIN_MS = 100;
/** Room for what was dropped and is not collected yet. */
const PROCESS_GROWTH = 1.25;

const startSchema = z.object({ firstMs: z.number() });
const memorySchema = z.object({ stored: z.number(), process: z.number() });

/** Bounds of single processes: how long the first start takes, and how much memory records take. */
export async function measureBounds(): Promise<void> {
  const firstMs: number[] = [];
  for (let start = 0; start < STARTS; start += 1) {
    firstMs.push((await runProgram('bench/local/start-once.ts', startSchema)).firstMs);
  }
  verdict({
    what: 'P12 local/first-start-in-a-process ms',
    value: median(firstMs),
    goal: { atMost: START_WITHIN_MS },
  });
  const memory = await runProgram('bench/local/fill-memory.ts', memorySchema);
  const what = 'P12 local/memory-with-3-times-the-cap-written';
  verdict({ what: `${what} records-vs-cap`, value: memory.stored, goal: { atMost: 1 } });
  verdict({
    what: `${what} process-growth-vs-cap`,
    value: memory.process,
    goal: { atMost: PROCESS_GROWTH },
  });
}

import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import type { z } from 'zod';

const run = promisify(execFile);

/** What a program of its own process measured of itself: the JSON that it wrote. */
export async function runProgram<T>(file: string, measured: z.ZodType<T>): Promise<T> {
  const { stdout } = await run(process.execPath, ['--import', 'tsx', file]);
  return measured.parse(JSON.parse(stdout));
}

import { spawn } from 'node:child_process';
import path from 'node:path';

export interface Outcome {
  ok: boolean;
  /** What the command wrote, both streams in the order they came. */
  output: string;
}

/** Runs a command to its end without standard input, as a newcomer's pipeline does. */
export function runCommand(
  command: readonly string[],
  env: Readonly<Record<string, string>> = {},
): Promise<Outcome> {
  const [program = '', ...args] = command;
  return new Promise((resolve) => {
    const child = spawn(program, args, {
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { ...process.env, ...env },
    });
    const chunks: Buffer[] = [];
    const keep = (chunk: Buffer) => chunks.push(chunk);
    child.stdout.on('data', keep);
    child.stderr.on('data', keep);
    const end = (ok: boolean, more = '') =>
      resolve({ ok, output: Buffer.concat(chunks).toString() + more });
    child.once('error', (error) => end(false, `${program}: ${error.message}\n`));
    child.once('close', (code) => end(code === 0));
  });
}

/** A program that a dependency brings. */
export function bin(name: string): string {
  return path.resolve('node_modules', '.bin', name);
}

import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';

export interface Program {
  /** All that it wrote so far. */
  output(): string;
  /** Asks it to end, as Ctrl-C does, and gives its exit code. */
  stop(): Promise<number | null>;
}

interface ProgramOptions {
  /** A terminal program of ours, such as lib/cli/demo.ts. */
  file: string;
  env: Readonly<Record<string, string>>;
  /** Written by the program once it is ready. */
  ready: RegExp;
}

/** Starts a terminal program and waits until it says that it is ready. */
export async function startProgram({ file, env, ready }: ProgramOptions): Promise<Program> {
  const child = spawn(process.execPath, ['--conditions=react-server', '--import', 'tsx', file], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, ...env },
  });
  let written = '';
  await new Promise<void>((resolve, reject) => {
    const hear = (chunk: Buffer) => {
      written += chunk.toString();
      if (ready.test(written)) resolve();
    };
    child.stdout.on('data', hear);
    child.stderr.on('data', hear);
    child.once('exit', () => reject(new Error(`${file} ended before it was ready:\n${written}`)));
  });
  return { output: () => written, stop: () => stop(child) };
}

async function stop(child: ChildProcess): Promise<number | null> {
  if (child.exitCode !== null) return child.exitCode;
  const exit = once(child, 'exit');
  child.kill('SIGTERM');
  await exit;
  return child.exitCode;
}

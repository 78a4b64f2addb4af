import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, existsSync } from 'node:fs';
import path from 'node:path';
import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';
import { systemClock } from '@/lib/clock';
import { serverVariables } from '@/lib/server/env';
import { isPortFree } from './port';

/** Why the dashboard did not start, as one sentence for the person at the terminal. */
export class StartFailure extends Error {}

export interface Dashboard {
  url: string;
  /** Settles when the server is gone, wished for or not: its exit code, null after a signal. */
  exited: Promise<number | null>;
  /** Ends the server within three seconds. */
  close(): Promise<void>;
}

interface StartOptions {
  port: number;
  /** Default 127.0.0.1. */
  hostname?: string;
  /** Over this process's own variables. */
  env?: Readonly<Record<string, string>>;
  /** Folder of the product, where .next is. Default: the working directory. */
  root?: string;
  /** Hears the server's log, line by line. */
  onLine: (line: string) => void;
}

const START_DEADLINE_MS = 30_000;
const POLL_MS = 50;
const TERM_PATIENCE_MS = 2_500;
/** What Next writes on a good start; the address and the log say the same. */
const BANNER = /^\s*(▲|✓|- (Local|Network):|$)/;

/**
 * Starts the built dashboard as a process of its own and waits until it answers.
 * @throws StartFailure
 */
export async function startDashboard(options: StartOptions): Promise<Dashboard> {
  const { port, hostname = '127.0.0.1', root = process.cwd() } = options;
  const server = prepareBuild(root);
  if (!(await isPortFree(port))) {
    throw new StartFailure(`Port ${port} is in use. Choose another with PORT=<number>.`);
  }
  const child = spawn(process.execPath, [server], {
    cwd: path.dirname(server),
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...serverVariables(port, hostname), ...options.env },
  });
  const exited = once(child, 'close').then(([code]) => (typeof code === 'number' ? code : null));
  relay(child.stdout, options.onLine);
  relay(child.stderr, options.onLine);
  const url = `http://${hostname.includes(':') ? `[${hostname}]` : hostname}:${port}`;
  const close = () => end(child, exited);
  if (!(await answers(`${url}/api/health`, child))) {
    await close();
    throw new StartFailure('The server did not start; what it said stands above.');
  }
  return { url, exited, close };
}

/** The standalone build, with the files beside it that Next leaves to be copied. */
function prepareBuild(root: string): string {
  const standalone = path.join(root, '.next', 'standalone');
  const server = path.join(standalone, 'server.js');
  if (!existsSync(server)) {
    throw new StartFailure('There is no build yet: run "npm run build" first.');
  }
  for (const folder of [path.join('.next', 'static'), 'public']) {
    const from = path.join(root, folder);
    if (existsSync(from)) cpSync(from, path.join(standalone, folder), { recursive: true });
  }
  return server;
}

function relay(stream: Readable, onLine: (line: string) => void): void {
  createInterface({ input: stream }).on('line', (line) => {
    if (!BANNER.test(line)) onLine(line);
  });
}

async function answers(health: string, child: ChildProcess): Promise<boolean> {
  const deadlineMs = performance.now() + START_DEADLINE_MS;
  while (child.exitCode === null && child.signalCode === null) {
    if (await isHealthy(health)) return true;
    if (performance.now() > deadlineMs) return false;
    await systemClock.sleep(POLL_MS);
  }
  return false;
}

/** Not there yet is the ordinary case while the server starts. */
async function isHealthy(health: string): Promise<boolean> {
  try {
    return (await fetch(health)).ok;
  } catch {
    return false;
  }
}

async function end(child: ChildProcess, exited: Promise<unknown>): Promise<void> {
  child.kill('SIGTERM');
  const patience = setTimeout(() => child.kill('SIGKILL'), TERM_PATIENCE_MS);
  await exited;
  clearTimeout(patience);
}

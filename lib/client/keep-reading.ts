import type { Clock } from '@/lib/clock';
import { asClientProblem, ClientProblem } from './client-problem';
import { readNdjson } from './read-ndjson';

const FIRST_RETRY_MS = 1_000;
const LONGEST_RETRY_MS = 30_000;
/** The server reports every second; one that is silent for so long is gone. */
const SILENCE_MS = 15_000;

interface KeepReading<M extends { type: string }> {
  /** Asked before each connection, so that it can go on from a position. */
  path: () => string;
  take: (message: Exclude<M, { type: 'problem' }>) => void;
  /** The connection broke; it is made again when this is done. */
  onLost: (problem: ClientProblem, retryInMs: number) => Promise<void>;
  signal: AbortSignal;
  clock: Clock;
}

/**
 * Reads lines that never end, and connects again whenever they do: after 1 s, doubling to 30 s while nothing is heard,
 * or when the server asks. A connection that is silent for 15 s counts as broken.
 * Resolves to the problem that trying again would not mend, or to nothing when the caller aborts.
 */
export async function keepReading<M extends { type: string }>(
  options: KeepReading<M>,
): Promise<ClientProblem | undefined> {
  const { take, onLost, signal } = options;
  let failures = 0;
  const hear = (message: Exclude<M, { type: 'problem' }>) => {
    failures = 0;
    take(message);
  };
  while (!signal.aborted) {
    try {
      await readOnce({ ...options, take: hear });
    } catch (thrown) {
      if (signal.aborted) break;
      const problem = asClientProblem(thrown);
      if (!problem.retryable) return problem;
      await onLost(problem, retryInMs(failures, problem));
      failures += 1;
    }
  }
  return undefined;
}

/** @throws ClientProblem when the connection ends, whatever ends it; the signal's reason when aborted */
async function readOnce<M extends { type: string }>(options: KeepReading<M>): Promise<never> {
  const { path, take, signal, clock } = options;
  const attempt = new AbortController();
  const either = AbortSignal.any([signal, attempt.signal]);
  let heard = 0;
  void abortWhenSilent({ attempt, clock, heard: () => heard });
  try {
    for await (const message of readNdjson<M>(path(), either)) {
      either.throwIfAborted();
      heard += 1;
      take(message);
    }
    throw lost('The server ended the connection.');
  } finally {
    attempt.abort();
  }
}

interface Watch {
  attempt: AbortController;
  clock: Clock;
  heard: () => number;
}

async function abortWhenSilent({ attempt, clock, heard }: Watch): Promise<void> {
  for (let before = -1; before !== heard(); ) {
    before = heard();
    try {
      await clock.sleep(SILENCE_MS, attempt.signal);
    } catch {
      return;
    }
  }
  attempt.abort(lost('The server has been silent for 15 s.'));
}

const lost = (detail: string) =>
  new ClientProblem({ code: 'network', detail, status: 0, retryable: true });

function retryInMs(failures: number, { retryAfterSeconds }: ClientProblem): number {
  const backOffMs = Math.min(LONGEST_RETRY_MS, FIRST_RETRY_MS * 2 ** failures);
  return Math.max(backOffMs, (retryAfterSeconds ?? 0) * 1_000);
}

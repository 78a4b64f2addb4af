import { ClientProblem } from './client-problem';
import { LineSplitter } from './line-splitter';
import { readProblem } from './read-problem';

interface Message {
  type: string;
}

/**
 * Reads one of our addresses (lib/routes.ts) that answers line by line, for as long as the caller asks for more;
 * leaving the loop closes the connection. The type of the lines is the caller's word, as with requestJson.
 * A line that the connection cut off is left out: what came before it is good.
 * @throws ClientProblem of a refusal, of a `problem` line, of a line that is no JSON, and `network` where the connection broke
 * @throws the signal's reason when the caller aborts
 */
export async function* readNdjson<M extends Message>(
  path: string,
  signal: AbortSignal,
): AsyncGenerator<Exclude<M, { type: 'problem' }>> {
  const body = await openBody(path, signal);
  const reader = body.getReader();
  const splitter = new LineSplitter();
  try {
    for (;;) {
      const { done, value } = await orNetworkProblem(() => reader.read(), signal);
      if (done) return;
      for (const line of splitter.push(value)) {
        if (line !== '') yield parseLine<M>(line);
      }
    }
  } finally {
    await reader.cancel().catch(() => undefined);
  }
}

async function openBody(
  path: string,
  signal: AbortSignal,
): Promise<ReadableStream<Uint8Array<ArrayBuffer>>> {
  const headers = { accept: 'application/x-ndjson, application/problem+json' };
  const response = await orNetworkProblem(() => fetch(path, { signal, headers }), signal);
  if (response.ok && response.body) return response.body;
  const body: unknown = await response.json().catch(() => undefined);
  signal.throwIfAborted();
  throw readProblem(response.status, body);
}

async function orNetworkProblem<T>(ask: () => Promise<T>, signal: AbortSignal): Promise<T> {
  try {
    return await ask();
  } catch (cause) {
    signal.throwIfAborted();
    const detail = 'The connection to the Shardlens server was lost.';
    throw new ClientProblem({ code: 'network', detail, status: 0, retryable: true }, cause);
  }
}

function parseLine<M extends Message>(line: string): Exclude<M, { type: 'problem' }> {
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch (cause) {
    const detail = 'A line of the answer is not JSON.';
    const facts = { code: 'unreadable_answer', detail, status: 200, retryable: true } as const;
    throw new ClientProblem(facts, cause);
  }
  const problem = problemOf(value);
  if (problem !== undefined) throw readProblem(statusOf(problem), problem);
  return value as Exclude<M, { type: 'problem' }>;
}

function problemOf(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return undefined;
  if (!('type' in value) || value.type !== 'problem') return undefined;
  return 'problem' in value ? value.problem : null;
}

function statusOf(problem: unknown): number {
  const status =
    typeof problem === 'object' && problem !== null && 'status' in problem ? problem.status : 0;
  return typeof status === 'number' ? status : 0;
}

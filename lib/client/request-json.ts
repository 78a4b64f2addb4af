import { ClientProblem } from './client-problem';
import { readProblem } from './read-problem';

interface RequestOptions {
  signal?: AbortSignal | undefined;
  method?: 'GET' | 'POST';
  /** Sent as JSON. */
  body?: unknown;
}

/**
 * Asks one of our own addresses (lib/routes.ts) for JSON. The answer's type is the caller's word: the server's
 * answers are checked against the contract by its tests, and schemas stay out of the browser.
 * @throws ClientProblem on every failure: refused, unreadable, or no answer (`network`)
 * @throws the signal's reason when the caller aborts
 */
export async function requestJson<T>(path: string, options: RequestOptions = {}): Promise<T> {
  const response = await send(path, options);
  const body = await readBody(response, options.signal);
  if (!response.ok) throw readProblem(response.status, body.value);
  if (!body.ok) {
    throw new ClientProblem({
      code: 'unreadable_answer',
      detail: 'The answer was cut short or is not JSON.',
      status: response.status,
      retryable: true,
    });
  }
  return body.value as T;
}

async function send(path: string, { signal, method, body }: RequestOptions): Promise<Response> {
  const init: RequestInit = { method: method ?? 'GET', headers: { accept: 'application/json' } };
  if (signal) init.signal = signal;
  if (body !== undefined) {
    init.headers = { accept: 'application/json', 'content-type': 'application/json' };
    init.body = JSON.stringify(body);
  }
  try {
    return await fetch(path, init);
  } catch (cause) {
    signal?.throwIfAborted();
    throw new ClientProblem(
      {
        code: 'network',
        detail: 'The Shardlens server gave no answer.',
        status: 0,
        retryable: true,
      },
      cause,
    );
  }
}

type Body = { ok: true; value: unknown } | { ok: false; value: undefined };

async function readBody(response: Response, signal: AbortSignal | undefined): Promise<Body> {
  try {
    return { ok: true, value: await response.json() };
  } catch {
    signal?.throwIfAborted();
    return { ok: false, value: undefined };
  }
}

import 'server-only';
import { randomUUID } from 'node:crypto';
import { AppError } from '@/lib/errors';
import { checkCrossSite } from './check-cross-site';
import { checkHost } from './check-host';
import { type Runtime, runtime } from './runtime';
import { toProblem } from './to-problem';

const HEADERS = {
  'cache-control': 'no-store',
  'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
  'x-content-type-options': 'nosniff',
} as const;
/** As nginx has it: the client left before there was an answer. */
const CLIENT_CLOSED_REQUEST = 499;

/** Newline-delimited JSON. */
const LINES = 'application/x-ndjson';

/** One request, past the checks of host and origin. */
export interface Visit {
  server: Runtime;
  requestId: string;
  /** Writes the line of a request whose answer is a stream, when that has ended. */
  log: (error?: unknown) => void;
}

interface Outcome {
  status: number;
  body: unknown;
  contentType: string;
  headers?: Readonly<Record<string, string>>;
  error?: unknown;
}

/**
 * Checks whose request this is, runs it, and makes the answer: JSON, lines of JSON where a stream is answered, or a
 * problem (RFC 9457) for whatever was thrown.
 * Writes one log line a request: the path without its query, never a payload.
 */
export async function respond(
  request: Request,
  route: string,
  run: (visit: Visit) => Promise<unknown>,
): Promise<Response> {
  const server = runtime();
  const requestId = randomUUID();
  const startedAt = performance.now();
  const log = (outcome: Pick<Outcome, 'status' | 'error'>) =>
    logRequest(server, outcome, {
      requestId,
      method: request.method,
      route,
      path: new URL(request.url).pathname,
      status: outcome.status,
      durationMs: Math.round(performance.now() - startedAt),
    });
  const outcome = await outcomeOf(request, requestId, () => {
    checkHost(request.headers.get('host'), server.config.allowedHosts);
    checkCrossSite(request.headers);
    return run({ server, requestId, log: (error) => log({ status: 200, error }) });
  });
  const streamed = outcome.body instanceof ReadableStream ? outcome.body : undefined;
  // Of a stream the line is written when it ends.
  if (!streamed) log(outcome);
  return new Response(streamed ?? JSON.stringify(outcome.body), {
    status: outcome.status,
    headers: {
      ...HEADERS,
      ...outcome.headers,
      'content-type': outcome.contentType,
      'x-request-id': requestId,
    },
  });
}

async function outcomeOf(
  request: Request,
  requestId: string,
  run: () => Promise<unknown>,
): Promise<Outcome> {
  try {
    const body = await run();
    request.signal.throwIfAborted();
    const contentType = body instanceof ReadableStream ? LINES : 'application/json';
    return { status: 200, body, contentType };
  } catch (error) {
    if (request.signal.aborted) {
      return { status: CLIENT_CLOSED_REQUEST, body: null, contentType: 'application/json' };
    }
    const problem = toProblem(error, requestId);
    const { status, retryAfterSeconds } = problem;
    return {
      status,
      body: problem,
      contentType: 'application/problem+json',
      error,
      ...(retryAfterSeconds !== undefined && {
        headers: { 'retry-after': String(retryAfterSeconds) },
      }),
    };
  }
}

function logRequest(
  server: Runtime,
  { error }: Pick<Outcome, 'error'>,
  line: Record<string, unknown>,
): void {
  if (error === undefined) {
    server.log.info(line, 'request');
  } else if (error instanceof AppError) {
    server.log.info({ ...line, code: error.code, detail: error.message }, 'request refused');
  } else {
    const stack = error instanceof Error ? error.stack : 'not an Error';
    server.log.error({ ...line, code: 'internal', stack }, 'request failed');
  }
}

import 'server-only';
import { getStreamsActivity } from '@/lib/cloudwatch/get-streams-activity';
import { ACTIVITY_WINDOW_SECONDS } from '@/lib/cloudwatch/to-stream-activity';
import type { ActivityAnswer } from '@/lib/contract/metrics';
import type { StreamDetail } from '@/lib/contract/stream';
import { AppError } from '@/lib/errors';
import type { ConnectionDeps } from './connection-deps';
import { markOwnReads } from './mark-own-reads';

interface Question {
  streams: readonly string[];
  signal: AbortSignal;
}

/**
 * Figures and health of some streams in one CloudWatch call. A stream that cannot be described is
 * `missing`, with the reason, and takes nothing from the others.
 * @throws what CloudWatch throws, and what describing throws when it is none of the streams' own fault
 */
export async function readActivity(
  deps: ConnectionDeps,
  { streams, signal }: Question,
): Promise<ActivityAnswer> {
  const outcomes = await Promise.all(
    Array.from(new Set(streams), (name) => describe(deps, name, signal)),
  );
  const found = outcomes.flatMap(({ detail }) => detail ?? []);
  const missing = outcomes.flatMap(({ stream, error }) => (error ? { stream, error } : []));
  const outage = missing.find(({ error }) => error.code !== 'stream_not_found');
  if (found.length === 0 && outage) throw outage.error;
  const { value } = await deps.activity.get(
    found.map(({ name }) => name).join('/'),
    signal,
    (own) =>
      getStreamsActivity(deps.clients.cloudwatch, {
        streams: found,
        nowMs: deps.clock.now(),
        signal: own,
      }),
  );
  return {
    ...value,
    rows: markOwnReads(value.rows, deps.ownReads, deps.clock.now()),
    windowSeconds: ACTIVITY_WINDOW_SECONDS,
    missing: missing.map(({ stream, error }) => ({
      stream,
      code: error.code,
      detail: error.message,
    })),
  };
}

interface Outcome {
  stream: string;
  detail?: StreamDetail;
  error?: AppError;
}

async function describe(
  deps: ConnectionDeps,
  stream: string,
  signal: AbortSignal,
): Promise<Outcome> {
  try {
    return { stream, detail: await deps.stream(stream, signal) };
  } catch (error) {
    if (error instanceof AppError) return { stream, error };
    throw error;
  }
}

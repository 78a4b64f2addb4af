import 'server-only';
import type { z } from 'zod';
import type { TailMessage } from '@/lib/contract/reading';
import { openTail } from '@/lib/reader/open-tail';
import { openShards, placesOfTail, shardsAskedFor } from './choose-shards';
import type { ConnectionDeps } from './connection-deps';
import type { tailQuerySchema } from './reading-query-schemas';
import { oldestOf, openExaminer } from './reading-room';

interface Question {
  stream: string;
  query: z.output<typeof tailQuerySchema>;
  signal: AbortSignal;
}

/**
 * Records of a stream as they arrive, from now on or behind a cursor.
 * @throws invalid_input at `filter` or `cursor`, stream_not_found, shard_not_found, and what reading throws
 */
export async function* readTail(
  deps: ConnectionDeps,
  { stream, query, signal }: Question,
): AsyncGenerator<TailMessage> {
  const examiner = await openExaminer(deps, stream, query);
  const detail = await deps.stream(stream, signal);
  const choice = { stream, ...query, signal };
  const chosen =
    (await placesOfTail(deps, choice)) ??
    (await shardsAskedFor(deps, choice, () => openShards(deps, stream, signal)));
  const nowMs = deps.clock.now();
  const oldestMs = oldestOf(detail, nowMs);
  yield* openTail(deps.feeds, { stream, ...chosen, examiner, startMs: nowMs, oldestMs, signal });
}

import 'server-only';
import { getShardsActivity, SHARDS_WINDOW_SECONDS } from '@/lib/cloudwatch/get-shards-activity';
import type { ShardsActivityAnswer } from '@/lib/contract/shard';
import type { ConnectionDeps } from './connection-deps';
import { requireShards } from './require-shards';

interface Question {
  stream: string;
  shards: readonly string[];
  signal: AbortSignal;
}

/**
 * Figures of some shards; null throughout where enhanced metrics are off, which costs no CloudWatch call.
 * @throws shard_not_found, stream_not_found, and what CloudWatch throws
 */
export async function readShardsActivity(
  deps: ConnectionDeps,
  { stream, shards: asked, signal }: Question,
): Promise<ShardsActivityAnswer> {
  const shards = [...new Set(asked)];
  const [{ enhancedMetrics }] = await Promise.all([
    deps.stream(stream, signal),
    requireShards(deps, { stream, shards, signal }),
  ]);
  const value = await deps.shardsActivity.value([stream, ...shards].join('/'), signal, (own) =>
    getShardsActivity(deps.clients.cloudwatch, {
      stream,
      shards,
      enhancedMetrics,
      nowMs: deps.clock.now(),
      signal: own,
    }),
  );
  return { stream, windowSeconds: SHARDS_WINDOW_SECONDS, ...value };
}

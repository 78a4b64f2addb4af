import { operations } from '@/lib/server/operations';
import { route } from '@/lib/server/route';

export const GET = route(operations.shards, async ({ input, deps, signal }) => {
  const { stream } = input.params;
  const [{ enhancedMetrics }, shards] = await Promise.all([
    deps.stream(stream, signal),
    deps.shards(stream, signal),
  ]);
  const openCount = shards.filter(({ state }) => state === 'open').length;
  return { stream, shards, openCount, closedCount: shards.length - openCount, enhancedMetrics };
});

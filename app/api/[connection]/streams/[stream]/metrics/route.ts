import { operations } from '@/lib/server/operations';
import { readMetrics } from '@/lib/server/read-metrics';
import { route } from '@/lib/server/route';

export const GET = route(operations.metrics, ({ input, deps, signal }) =>
  readMetrics(deps, { stream: input.params.stream, query: input.query, signal }),
);

import { operations } from '@/lib/server/operations';
import { streamRoute } from '@/lib/server/route';
import { undeliveredOf } from '@/lib/server/runs/show-run';

export const GET = streamRoute(operations.undelivered, ({ input, deps }) =>
  undeliveredOf(deps, input.params),
);

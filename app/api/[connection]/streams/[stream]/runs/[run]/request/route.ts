import { operations } from '@/lib/server/operations';
import { route } from '@/lib/server/route';
import { showRequest } from '@/lib/server/runs/show-run';

export const GET = route(operations.runRequest, ({ input, deps }) =>
  showRequest(deps, input.params),
);

import { operations } from '@/lib/server/operations';
import { route } from '@/lib/server/route';
import { resendRun } from '@/lib/server/runs/resend-run';

export const POST = route(operations.resendRun, ({ input, deps, signal }) =>
  resendRun(deps, { ...input.params, statuses: input.body.statuses, signal }),
);

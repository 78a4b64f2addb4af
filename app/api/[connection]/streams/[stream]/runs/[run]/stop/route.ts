import { operations } from '@/lib/server/operations';
import { route } from '@/lib/server/route';
import { stopRun } from '@/lib/server/runs/show-run';

export const POST = route(operations.stopRun, ({ input, deps }) => stopRun(deps, input.params));

import { operations } from '@/lib/server/operations';
import { route } from '@/lib/server/route';
import { showRun } from '@/lib/server/runs/show-run';

export const GET = route(operations.run, ({ input, deps }) => showRun(deps, input.params));

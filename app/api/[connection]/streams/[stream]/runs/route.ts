import { operations } from '@/lib/server/operations';
import { route } from '@/lib/server/route';
import { listRuns } from '@/lib/server/runs/show-run';
import { startRun } from '@/lib/server/runs/start-run';

export const GET = route(operations.runs, ({ input, deps }) => listRuns(deps, input.params.stream));

export const POST = route(operations.startRun, ({ input, deps, signal }) =>
  startRun(deps, { stream: input.params.stream, body: input.body, signal }),
);

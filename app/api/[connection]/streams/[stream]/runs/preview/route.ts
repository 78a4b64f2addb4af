import { operations } from '@/lib/server/operations';
import { route } from '@/lib/server/route';
import { previewRun } from '@/lib/server/runs/preview-run';

export const POST = route(operations.previewRun, ({ input, deps, signal }) =>
  previewRun(deps, { stream: input.params.stream, body: input.body, signal }),
);

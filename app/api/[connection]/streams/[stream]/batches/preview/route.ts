import { operations } from '@/lib/server/operations';
import { previewBatch } from '@/lib/server/preview-batch';
import { route } from '@/lib/server/route';

export const POST = route(operations.preview, ({ input, deps, signal }) =>
  previewBatch(deps, { stream: input.params.stream, batch: input.body, signal }),
);

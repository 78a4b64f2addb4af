import { operations } from '@/lib/server/operations';
import { route } from '@/lib/server/route';
import { sendBatch } from '@/lib/server/send-batch';

export const POST = route(operations.batches, ({ input, deps, signal }) =>
  sendBatch(deps, { stream: input.params.stream, batch: input.body, signal }),
);

import { operations } from '@/lib/server/operations';
import { readTail } from '@/lib/server/read-tail';
import { streamRoute } from '@/lib/server/route';

export const GET = streamRoute(operations.tail, ({ input, deps, signal }) =>
  readTail(deps, { stream: input.params.stream, query: input.query, signal }),
);

import { operations } from '@/lib/server/operations';
import { readRecords } from '@/lib/server/read-records';
import { route } from '@/lib/server/route';

export const GET = route(operations.records, ({ input, deps, signal }) =>
  readRecords(deps, { stream: input.params.stream, query: input.query, signal }),
);

import { operations } from '@/lib/server/operations';
import { readSearch } from '@/lib/server/read-search';
import { streamRoute } from '@/lib/server/route';

export const GET = streamRoute(operations.search, ({ input, deps, signal }) =>
  readSearch(deps, { stream: input.params.stream, query: input.query, signal }),
);

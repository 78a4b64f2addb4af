import { operations } from '@/lib/server/operations';
import { route } from '@/lib/server/route';

export const GET = route(operations.stream, ({ input, deps, signal }) =>
  deps.stream(input.params.stream, signal),
);

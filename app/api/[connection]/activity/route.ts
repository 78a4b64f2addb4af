import { operations } from '@/lib/server/operations';
import { readActivity } from '@/lib/server/read-activity';
import { route } from '@/lib/server/route';

export const GET = route(operations.activity, ({ input, deps, signal }) =>
  readActivity(deps, { streams: input.query.stream, signal }),
);

import { operations } from '@/lib/server/operations';
import { route } from '@/lib/server/route';
import { pageOfVerdicts } from '@/lib/server/runs/show-run';

export const GET = route(operations.verdicts, ({ input: { params, query }, deps }) =>
  pageOfVerdicts(deps, {
    ...params,
    filter: query.status,
    offset: query.offset,
    limit: query.limit,
  }),
);

import { operations } from '@/lib/server/operations';
import { readShardsActivity } from '@/lib/server/read-shards-activity';
import { route } from '@/lib/server/route';

export const GET = route(operations.shardsActivity, ({ input, deps, signal }) =>
  readShardsActivity(deps, {
    stream: input.params.stream,
    shards: input.query.shard,
    signal,
  }),
);

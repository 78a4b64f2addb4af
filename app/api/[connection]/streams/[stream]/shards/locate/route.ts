import { locateShard } from '@/lib/server/locate-shard';
import { operations } from '@/lib/server/operations';
import { route } from '@/lib/server/route';

export const GET = route(operations.locate, ({ input, deps, signal }) =>
  locateShard(deps, {
    stream: input.params.stream,
    key: input.query.key,
    hashKey: input.query.hashKey,
    signal,
  }),
);

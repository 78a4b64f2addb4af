import { operations } from '@/lib/server/operations';
import { route } from '@/lib/server/route';

export const GET = route(operations.decoding, ({ input, deps }) =>
  deps.decoding.settings(input.params.stream),
);

export const POST = route(operations.setDecoding, async ({ input, deps, signal }) => {
  const { stream } = input.params;
  await deps.stream(stream, signal);
  return deps.decoding.set(stream, input.body, deps.clock.now());
});

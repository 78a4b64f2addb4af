import { operations } from '@/lib/server/operations';
import { route } from '@/lib/server/route';

export const GET = route(operations.streams, async ({ deps, signal }) => ({
  streams: await deps.streams(signal),
}));

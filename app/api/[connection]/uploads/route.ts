import { operations } from '@/lib/server/operations';
import { route } from '@/lib/server/route';

export const POST = route(operations.upload, ({ input, deps }) =>
  deps.runs.uploads.save(input.query.name, input.body),
);

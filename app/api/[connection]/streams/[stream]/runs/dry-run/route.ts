import { dryRunPutRecords } from '@/lib/kinesis/dry-run-put-records';
import { operations } from '@/lib/server/operations';
import { route } from '@/lib/server/route';

export const POST = route(operations.dryRun, ({ input, deps, signal }) =>
  dryRunPutRecords(deps.clients.kinesis, { stream: input.params.stream, signal }),
);

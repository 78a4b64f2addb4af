import 'server-only';
import { randomUUID } from 'node:crypto';
import type { z } from 'zod';
import type { RunAnswer, resendRequestSchema } from '@/lib/contract/run';
import { invalidField } from '@/lib/errors';
import type { ConnectionDeps } from '@/lib/server/connection-deps';
import { beginRun } from './begin-run';
import { newRun } from './new-run';
import { openResend } from './open-again';
import { paceSchedule } from './pace-schedule';
import { checkResend } from './resend-source';

interface Resend {
  stream: string;
  run: string;
  statuses: z.output<typeof resendRequestSchema>['statuses'];
  signal: AbortSignal;
}

const AT_ONCE = { kind: 'at_once' } as const;

/**
 * Starts a run of exactly those records of another that were not delivered, with the keys that they had.
 * @throws run_not_found, invalid_input where the other is still under way or no such record is left, busy,
 *   stream_not_found, and what describing throws
 */
export async function resendRun(deps: ConnectionDeps, asked: Resend): Promise<RunAnswer> {
  const { stream, statuses, signal } = asked;
  const { run: former } = await deps.runs.get(stream, asked.run);
  if (former.endedAtMs === null) throw invalidField('run', 'is still under way');
  const leaveSeat = deps.runs.live.takeSeat();
  try {
    const resend = { run: former.id, statuses };
    if (former.state === 'interrupted') await checkResend(deps.runs, stream, resend);
    const opened = await openResend(deps.runs, stream, resend);
    const planned = opened.source.planned ?? 0;
    if (planned === 0) throw invalidField('statuses', `no record is ${statuses.join(' or ')}`);
    const detail = await deps.stream(stream, signal);
    const run = newRun({
      id: randomUUID(),
      name: former.name,
      stream,
      source: 'records',
      pace: AT_ONCE,
      startedAtMs: deps.clock.now(),
      planned,
      resendOf: former.id,
    });
    const unused = { seed: 0, target: null, requestBytes: null };
    const document = { run, ...unused, resend, pid: process.pid };
    const schedule = paceSchedule(AT_ONCE);
    const begun = await beginRun(deps, { document, detail, opened, schedule, onEnd: leaveSeat });
    return { run: begun, hasRequest: false };
  } catch (error) {
    leaveSeat();
    throw error;
  }
}

import 'server-only';
import { randomInt, randomUUID } from 'node:crypto';
import type { Run, RunAnswer } from '@/lib/contract/run';
import type { ConnectionDeps } from '@/lib/server/connection-deps';
import { SEEDS } from '@/lib/server/expand-batch';
import { beginRun } from './begin-run';
import { newRun } from './new-run';
import type { RunBody } from './open-source';
import { prepareRun, type RunOrder } from './prepare-run';
import { isShown } from './shown-request';

/**
 * Starts a run. It goes on when the caller has left.
 * @throws invalid_input by field before anything is sent, busy, upload_not_found, stream_not_found, and what
 *   describing throws
 */
export async function startRun(deps: ConnectionDeps, order: RunOrder): Promise<RunAnswer> {
  const { stream, body } = order;
  const leaveSeat = deps.runs.live.takeSeat();
  try {
    const seed = randomInt(SEEDS);
    const prepared = await prepareRun(deps, order, seed);
    const { detail, schedule, planned, target } = prepared;
    const run = newRun({
      id: randomUUID(),
      name: body.name ?? null,
      stream,
      source: sourceOf(body),
      pace: body.pace,
      startedAtMs: deps.clock.now(),
      planned,
    });
    const requestBytes = Buffer.byteLength(JSON.stringify(body));
    const document = { run, seed, target, requestBytes, resend: null, pid: process.pid };
    await deps.runs.saveRequest(stream, run.id, body);
    const opened = await prepared.open();
    const begun = await beginRun(deps, { document, detail, opened, schedule, onEnd: leaveSeat });
    return { run: begun, hasRequest: isShown(requestBytes) };
  } catch (error) {
    leaveSeat();
    throw error;
  }
}

function sourceOf({ template, lines, file }: RunBody): Run['source'] {
  if (template) return 'template';
  if (file) return 'file';
  return lines === undefined ? 'records' : 'lines';
}

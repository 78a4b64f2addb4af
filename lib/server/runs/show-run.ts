import 'server-only';
import type { Verdict } from '@/lib/contract/batch';
import {
  MAX_RUNS_AT_ONCE,
  type RunAnswer,
  type RunRequestAnswer,
  type RunsAnswer,
  type VerdictsAnswer,
} from '@/lib/contract/run';
import type { ConnectionDeps } from '@/lib/server/connection-deps';
import { readVerdicts } from './read-verdicts';
import { isShown } from './shown-request';
import { countVerdicts, type VerdictFilter } from './verdict-index';

/** What has no verdict by then has one all the same: `failed`, or `unknown` where a call was under way. */
const STOP_DEADLINE_MS = 3_000;
/** Undelivered records come whole, and may be of 10 MiB. */
const PAGE_BYTES = 4 * 1_048_576;

interface Named {
  stream: string;
  run: string;
}

/** The runs of a stream, newest first. */
export async function listRuns({ runs }: ConnectionDeps, stream: string): Promise<RunsAnswer> {
  const listed = await runs.list(stream);
  const running = listed.filter(({ endedAtMs }) => endedAtMs === null).length;
  return { runs: listed, running, atOnce: MAX_RUNS_AT_ONCE };
}

/** @throws run_not_found */
export async function showRun(
  { runs }: ConnectionDeps,
  { stream, run }: Named,
): Promise<RunAnswer> {
  const document = await runs.get(stream, run);
  return { run: document.run, hasRequest: isShown(document.requestBytes) };
}

/** What a run was asked for: apart from its progress, which is asked about often. @throws run_not_found */
export async function showRequest(
  { runs }: ConnectionDeps,
  { stream, run }: Named,
): Promise<RunRequestAnswer> {
  const { requestBytes } = await runs.get(stream, run);
  return { request: isShown(requestBytes) ? await runs.request(stream, run) : null };
}

/** Stops a run; one that has ended stays as it is. @throws run_not_found */
export async function stopRun(deps: ConnectionDeps, named: Named): Promise<RunAnswer> {
  await deps.runs.get(named.stream, named.run);
  deps.runs.live.get(named.run)?.stop(STOP_DEADLINE_MS);
  return showRun(deps, named);
}

interface Page extends Named {
  filter: VerdictFilter;
  offset: number;
  limit: number;
}

/** A page of verdicts, at most `limit` and a few MiB, and how many there are of its kind. @throws run_not_found */
export async function pageOfVerdicts(
  { runs }: ConnectionDeps,
  { stream, run, filter, offset, limit }: Page,
): Promise<VerdictsAnswer> {
  await runs.get(stream, run);
  const { file, blocks } = await runs.journal(stream, run);
  const verdicts: Verdict[] = [];
  let bytes = 0;
  for await (const verdict of readVerdicts({ file, blocks, filter, offset })) {
    verdicts.push(verdict);
    bytes += verdict.sizeBytes;
    if (verdicts.length >= limit || bytes >= PAGE_BYTES) break;
  }
  return { run, total: countVerdicts(blocks, filter), offset, verdicts };
}

/** Every undelivered record with its verdict, one after another. @throws run_not_found */
export async function* undeliveredOf(
  { runs }: ConnectionDeps,
  { stream, run }: Named,
): AsyncGenerator<Verdict> {
  await runs.get(stream, run);
  const { file, blocks } = await runs.journal(stream, run);
  yield* readVerdicts({ file, blocks, filter: 'undelivered' });
}

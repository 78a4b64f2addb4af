import type { RehearsalsAnswer } from '@/lib/contract/rehearsal';
import { askControl, type Question } from './ask-control';

interface RehearsalStart extends Question {
  name: string;
  /** The demonstration's when absent. */
  stream?: string | undefined;
}

/**
 * Begins a rehearsal, which ends by itself.
 * @throws invalid_input when it is not known, runs already, or cannot begin on this stream; upstream_timeout, upstream_unavailable
 */
export function startRehearsal({
  name,
  stream,
  ...question
}: RehearsalStart): Promise<RehearsalsAnswer> {
  return askControl({
    ...question,
    method: 'POST',
    path: ['scenarios', name],
    body: stream === undefined ? {} : { stream },
  });
}

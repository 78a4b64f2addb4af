import type { RehearsalsAnswer } from '@/lib/contract/rehearsal';
import { askControl, type Question } from './ask-control';

/**
 * Ends a rehearsal and restores what it changed; nothing when it does not run.
 * @throws invalid_input when it is not known; upstream_timeout, upstream_unavailable
 */
export function stopRehearsal({
  name,
  ...question
}: Question & { name: string }): Promise<RehearsalsAnswer> {
  return askControl({ ...question, method: 'DELETE', path: ['scenarios', name] });
}

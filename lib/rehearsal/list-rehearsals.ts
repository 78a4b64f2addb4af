import type { RehearsalsAnswer } from '@/lib/contract/rehearsal';
import { askControl, type Question } from './ask-control';

/** What can be rehearsed, and what runs. @throws upstream_timeout, upstream_unavailable */
export function listRehearsals(question: Question): Promise<RehearsalsAnswer> {
  return askControl({ ...question, method: 'GET', path: ['scenarios'] });
}

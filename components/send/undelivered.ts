import type { BatchAnswer, BatchRequest, Verdict } from '@/lib/contract/batch';

export type VerdictFilter = Verdict['status'] | 'all' | 'undelivered';

export function matchesFilter(filter: VerdictFilter): (verdict: Verdict) => boolean {
  return ({ status }) =>
    filter === 'all' || (filter === 'undelivered' ? status !== 'delivered' : status === filter);
}

/** Exactly the records that got another verdict than `delivered`, ready to be sent; undefined when there is none. */
export function resendBody(
  answer: BatchAnswer,
  statuses: readonly Verdict['status'][],
): BatchRequest | undefined {
  const records = answer.verdicts.flatMap(({ status, record }) =>
    record && statuses.includes(status) ? [record] : [],
  );
  return records.length === 0 ? undefined : { records };
}

/** One JSON object a line: the verdict and the record. */
export function undeliveredLines({ verdicts }: BatchAnswer): string {
  return verdicts
    .filter(matchesFilter('undelivered'))
    .map(({ index, status, error, attempts, record }) =>
      JSON.stringify({ index, status, error, attempts, ...record }),
    )
    .join('\n');
}

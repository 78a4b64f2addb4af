import type { Pace, Run } from '@/lib/contract/run';
import { formatCount, formatCounted } from '@/lib/format/format-count';
import { formatDuration } from '@/lib/format/format-duration';
import { formatRecordRate } from '@/lib/format/format-record-rate';
import { unknownCount } from './run-state';

const SOURCES: Readonly<Record<Run['source'], string>> = {
  template: 'template',
  lines: 'pasted lines',
  file: 'file',
  records: 'records',
};

/** What a run is called: its own name, else what it sends. */
export function runTitle({ name, source, resendOf }: Pick<Run, 'name' | 'source' | 'resendOf'>) {
  if (name !== null) return name;
  return resendOf === null ? `From ${SOURCES[source]}` : 'Undelivered records again';
}

/** A pace as people say it: at once; 50 records/s for 1 min. */
export function paceWords(pace: Pace): string {
  if (pace.kind === 'at_once') return 'at once';
  const length = formatDuration(pace.durationSeconds * 1_000).text;
  if (pace.kind === 'steady')
    return `${formatRecordRate(pace.recordsPerSecond).text} for ${length}`;
  if (pace.kind === 'ramp') {
    const { fromRecordsPerSecond: from, toRecordsPerSecond: to } = pace;
    return `${formatCount(from)} to ${formatRecordRate(to).text} in ${length}`;
  }
  const every = formatDuration(pace.everySeconds * 1_000).text;
  return `${formatCounted(pace.recordsPerBurst, 'record')} every ${every} for ${length}`;
}

/** What came of it so far, as one line that is read out. */
export function outcomeWords(run: Pick<Run, 'state' | 'progress'>): string {
  const { delivered, failed } = run.progress;
  return `${formatCounted(delivered, 'record')} delivered, ${formatCount(failed)} failed, ${formatCount(unknownCount(run))} unknown`;
}

import type { Pace, RunRequestAnswer } from '@/lib/contract/run';
import { keyChoices } from './key-choices';
import type { SendForm } from './send-form';
import type { SendChoices } from './send-params';

type AskedRun = NonNullable<RunRequestAnswer['request']>;

/** What to fill into the form, so that it asks again for what a run was asked for. */
export function formOfRequest(request: AskedRun): Partial<SendForm> {
  const { explicitHashKey: hash, shard, name = '' } = request;
  return {
    ...sourceOf(request),
    ...(request.partitionKey ? keyChoices(request.partitionKey) : { rule: 'random' }),
    ...(hash !== undefined && { place: 'hash', hash }),
    ...(shard !== undefined && { place: 'shard', shard }),
    ...(hash === undefined && shard === undefined && { place: 'key' }),
    ...paceChoices(request.pace),
    name,
  };
}

function sourceOf({ template, lines, file, records = [] }: AskedRun): Partial<SendForm> {
  if (template) {
    const { text, count } = template;
    return { source: 'template', template: text, ...(count !== undefined && { count }) };
  }
  if (lines !== undefined) return { source: 'lines', lines };
  if (file) {
    const upload = { id: file.upload, name: 'The file of that run', sizeBytes: null };
    return { source: 'file', format: file.format, upload: { ...upload, records: null } };
  }
  const [first] = records;
  if (records.length === 1 && typeof first?.data === 'string' && first.partitionKey === undefined) {
    return { source: 'single', single: { data: first.data, encoding: first.encoding } };
  }
  return { source: 'records', records };
}

function paceChoices(pace: Pace): Partial<SendChoices> {
  if (pace.kind === 'at_once') return { pace: pace.kind };
  const { kind, durationSeconds: seconds } = pace;
  if (kind === 'steady') return { pace: kind, seconds, rate: pace.recordsPerSecond };
  if (kind === 'bursts') {
    return { pace: kind, seconds, burst: pace.recordsPerBurst, every: pace.everySeconds };
  }
  const { fromRecordsPerSecond: start, toRecordsPerSecond: rate } = pace;
  return { pace: kind, seconds, start, rate };
}

import { breaches, type Condition, type Datapoint, type Verdict } from './evaluate-alarm';

const PHRASES: Readonly<Record<Condition['operator'], string>> = {
  GreaterThanThreshold: 'greater than',
  GreaterThanOrEqualToThreshold: 'greater than or equal to',
  LessThanThreshold: 'less than',
  LessThanOrEqualToThreshold: 'less than or equal to',
};
const LISTED = 5;

/** Says in the service's words why an alarm took a state. */
export function stateReason(condition: Condition, verdict: Verdict): string {
  const { state, evaluated, missing } = verdict;
  if (state === 'INSUFFICIENT_DATA') {
    return `Insufficient Data: ${were(counted(missing, 'datapoint'), missing)} unknown.`;
  }
  const deciding = evaluated
    .filter(({ value }) => breaches(condition, value) === (state === 'ALARM'))
    .toReversed();
  const filled = filling(condition, missing);
  if (deciding.length === 0) {
    const periods = counted(missing, 'period');
    return `Threshold Crossed: no datapoints were received for ${periods}${filled}.`;
  }
  const { points, list } = naming(condition, deciding);
  const not = state === 'OK' ? 'not ' : '';
  const phrase = `${not}${PHRASES[condition.operator]} the threshold (${decimal(condition.threshold)})`;
  return `Threshold Crossed: ${were(points, deciding.length)} ${phrase}${filled}${list}${least(condition, state)}.`;
}

/** The same for programs: JSON in the service's answers. */
export function stateReasonData(condition: Condition, verdict: Verdict, nowMs: number) {
  const { evaluated } = verdict;
  const [oldest] = evaluated;
  return {
    version: '1.0',
    queryDate: timestamp(nowMs),
    ...(oldest ? { startDate: timestamp(oldest.timeMs) } : {}),
    recentDatapoints: evaluated.map(({ value }) => value),
    threshold: condition.threshold,
    evaluatedDatapoints: evaluated
      .toReversed()
      .map(({ timeMs, value }) => ({ timestamp: timestamp(timeMs), value })),
  };
}

/** As the service writes instants in texts: 2026-01-31T12:00:00.000+0000. */
export const timestamp = (timeMs: number): string =>
  new Date(timeMs).toISOString().replace('Z', '+0000');

/** Up to five points stand in the sentence, of more the newest five behind it. */
function naming(condition: Condition, deciding: readonly Datapoint[]) {
  const { length } = deciding;
  const points =
    condition.datapointsToAlarm === undefined
      ? counted(length, 'datapoint')
      : `${length} out of the last ${condition.evaluationPeriods} datapoints`;
  const figures = `[${deciding.slice(0, LISTED).map(figure).join(', ')}]`;
  return length <= LISTED
    ? { points: `${points} ${figures}`, list: '' }
    : { points, list: `. The most recent datapoints: ${figures}` };
}

function filling({ treatMissingData }: Condition, missing: number): string {
  if (missing === 0 || (treatMissingData !== 'breaching' && treatMissingData !== 'notBreaching')) {
    return '';
  }
  const treated = treatMissingData === 'breaching' ? 'Breaching' : 'NonBreaching';
  return ` and ${were(counted(missing, 'missing datapoint'), missing)} treated as [${treated}]`;
}

function least({ evaluationPeriods, datapointsToAlarm }: Condition, state: 'OK' | 'ALARM'): string {
  if (datapointsToAlarm === undefined) return '';
  return state === 'ALARM'
    ? ` (minimum ${counted(datapointsToAlarm, 'datapoint')} for OK -> ALARM transition)`
    : ` (minimum ${counted(evaluationPeriods - datapointsToAlarm + 1, 'datapoint')} for ALARM -> OK transition)`;
}

const counted = (count: number, noun: string) => `${count} ${noun}${count === 1 ? '' : 's'}`;
const were = (subject: string, count: number) => `${subject} ${count === 1 ? 'was' : 'were'}`;
const decimal = (value: number) => (Number.isInteger(value) ? value.toFixed(1) : String(value));

function figure({ timeMs, value }: Datapoint): string {
  const [date = '', time = ''] = new Date(timeMs).toISOString().split('T');
  const [year = '', month, day] = date.split('-');
  return `${decimal(value)} (${day}/${month}/${year.slice(2)} ${time.slice(0, 8)})`;
}

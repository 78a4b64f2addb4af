import { CloudWatchFault, validationError } from '@/lib/local/cloudwatch/cloudwatch-fault';
import { parseInput } from '@/lib/local/cloudwatch/parse-input';
import { type Alarm, nameOf } from './alarm';
import type { AlarmBook } from './alarm-book';
import { alarmNamesSchema, setAlarmStateSchema } from './alarm-schemas';

interface Room {
  alarms: AlarmBook;
}

/** Sets a state by hand. @throws CloudWatchFault ResourceNotFound; InvalidFormatFault for reason data that is no JSON */
export function setAlarmState({ alarms }: Room, raw: unknown) {
  const input = parseInput(setAlarmStateSchema, raw);
  const alarm = alarms.get(input.AlarmName);
  if (!alarm) throw notFound([input.AlarmName]);
  alarms.setState(alarm, {
    value: input.StateValue,
    reason: input.StateReason,
    reasonData: parseReasonData(input.StateReasonData),
  });
  return undefined;
}

export const enableAlarmActions = (room: Room, raw: unknown) => setActions(room, raw, true);
export const disableAlarmActions = (room: Room, raw: unknown) => setActions(room, raw, false);

/** Names of no alarm are passed over, as by the service. */
function setActions({ alarms }: Room, raw: unknown, isEnabled: boolean) {
  const { AlarmNames } = parseInput(alarmNamesSchema, raw);
  for (const name of AlarmNames) {
    const alarm = alarms.get(name);
    if (alarm) alarms.setActionsEnabled(alarm, isEnabled);
  }
  return undefined;
}

/**
 * Deletes alarms: up to 100, one of them composite, none that a composite alarm still names.
 * @throws CloudWatchFault ResourceNotFound for names of no alarm, after the others were deleted
 * @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_DeleteAlarms.html
 */
export function deleteAlarms({ alarms }: Room, raw: unknown) {
  const { AlarmNames } = parseInput(alarmNamesSchema, raw);
  const named = [...new Set(AlarmNames)].map((name) => ({ name, alarm: alarms.get(name) }));
  const found = named.flatMap(({ alarm }) => alarm ?? []);
  if (found.filter(({ type }) => type === 'CompositeAlarm').length > 1) {
    throw validationError('No more than one composite alarm can be deleted in one call.');
  }
  for (const alarm of found) checkUnused(alarms, alarm);
  for (const alarm of found) alarms.delete(alarm);
  const unknown = named.filter(({ alarm }) => !alarm).map(({ name }) => name);
  if (unknown.length > 0) throw notFound(unknown);
  return undefined;
}

function checkUnused(alarms: AlarmBook, alarm: Alarm): void {
  const parents = alarms.parentsOf(nameOf(alarm)).map(nameOf);
  if (parents.length === 0) return;
  throw validationError(
    `Cannot delete ${nameOf(alarm)} as there are composite alarm(s) depending on it: ${parents.join(', ')}.`,
  );
}

function parseReasonData(text: string | undefined): unknown {
  if (text === undefined) return undefined;
  try {
    return JSON.parse(text);
  } catch {
    throw new CloudWatchFault('InvalidFormatFault', 'StateReasonData is not valid JSON.');
  }
}

const notFound = (names: readonly string[]) =>
  new CloudWatchFault('ResourceNotFound', `There is no alarm named ${names.join(', ')}.`);

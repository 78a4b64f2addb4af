import { validationError } from '@/lib/local/cloudwatch/cloudwatch-fault';
import { parseInput } from '@/lib/local/cloudwatch/parse-input';
import type { AlarmBook } from './alarm-book';
import { parseAlarmRule } from './alarm-rule';
import { putCompositeAlarmSchema } from './alarm-schemas';

/** Creates or overwrites an alarm on the states of others. A suppressor is kept and told back: there are no actions to hold. */
export function putCompositeAlarm({ alarms }: { alarms: AlarmBook }, raw: unknown) {
  const settings = parseInput(putCompositeAlarmSchema, raw);
  const rule = parseAlarmRule(settings.AlarmRule);
  const unknown = [...rule.children].filter((name) => !alarms.get(name));
  if (unknown.length > 0) {
    throw validationError(`The AlarmRule names alarms that do not exist: ${unknown.join(', ')}.`);
  }
  alarms.put({ type: 'CompositeAlarm', settings, rule });
  return undefined;
}

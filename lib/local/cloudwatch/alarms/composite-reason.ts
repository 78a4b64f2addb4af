import { type Alarm, arnOf } from './alarm';
import { timestamp } from './state-reason';

/** Says in the service's words which alarm, one of `triggers`, brought a composite alarm to its state. */
export function reasonByChildren(triggers: readonly Alarm[]) {
  const [first] = triggers;
  const reason = first
    ? `${arnOf(first)} transitioned to ${first.status.value} at ${longDate(first.status.transitionedMs)}`
    : '';
  return { reason, reasonData: { triggeringAlarms: triggers.map(trigger) } };
}

/** The same for a composite alarm that was configured. */
export function reasonByConfiguration(
  alarm: Alarm,
  children: readonly Alarm[],
  outcome: { change: 'created' | 'updated'; value: string },
) {
  return {
    reason: `${arnOf(alarm)} was ${outcome.change} and its alarm rule evaluates to ${outcome.value}`,
    reasonData: { triggeringAlarms: children.map(trigger) },
  };
}

const trigger = (alarm: Alarm) => ({
  arn: arnOf(alarm),
  state: { value: alarm.status.value, timestamp: timestamp(alarm.status.transitionedMs) },
});

/** Friday 22 July, 2022 15:57:45 UTC */
function longDate(timeMs: number): string {
  const date = new Date(timeMs);
  const part = (options: Intl.DateTimeFormatOptions) =>
    date.toLocaleDateString('en-US', { timeZone: 'UTC', ...options });
  const day = `${part({ weekday: 'long' })} ${part({ day: '2-digit' })} ${part({ month: 'long' })}`;
  return `${day}, ${part({ year: 'numeric' })} ${date.toISOString().slice(11, 19)} UTC`;
}

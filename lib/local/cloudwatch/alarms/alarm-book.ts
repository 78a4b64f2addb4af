import type { Clock } from '@/lib/clock';
import { CloudWatchFault, validationError } from '@/lib/local/cloudwatch/cloudwatch-fault';
import type { MetricStore } from '@/lib/local/cloudwatch/metric-store';
import {
  type Alarm,
  type AlarmDefinition,
  type AlarmStatus,
  type CompositeAlarmDefinition,
  nameOf,
} from './alarm';
import { reasonByChildren, reasonByConfiguration } from './composite-reason';
import { evaluateAlarm } from './evaluate-alarm';
import { configurationUpdate, type HistoryItem, stateUpdate } from './history-item';
import { readDatapointsIfAny } from './read-datapoints';
import { stateReason, stateReasonData } from './state-reason';

const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;
/** How long the service keeps an alarm's history. */
const HISTORY_KEPT_MS = 30 * DAY_MS;
/** Figures are kept by the minute for 15 days: what alarms would have made of earlier minutes is not to be told. */
const CAUGHT_UP_MS = 14 * DAY_MS;
const MAX_ALARMS = 5_000;

type NewStatus = Pick<AlarmStatus, 'value' | 'reason' | 'reasonData'>;

/**
 * The alarms and their history. An alarm is evaluated at every minute's end, but only when someone asks: `catchUp` then
 * goes through the minutes since, and history tells of each transition at the minute's end that it belongs to. Nothing
 * happens between two questions: actions are kept and told back, never carried out. A composite alarm is evaluated when it
 * is configured, and when an alarm that it names changes its state.
 */
export class AlarmBook {
  readonly #clock: Clock;
  readonly #store: MetricStore;
  readonly #alarms = new Map<string, Alarm>();
  #history: HistoryItem[] = [];
  #nextMs = 0;

  constructor(store: MetricStore, clock: Clock) {
    this.#store = store;
    this.#clock = clock;
  }

  get(name: string): Alarm | undefined {
    return this.#alarms.get(name);
  }

  /** In the order of their names. */
  list(): Alarm[] {
    return [...this.#alarms.values()].toSorted((a, b) => (nameOf(a) < nameOf(b) ? -1 : 1));
  }

  /** Oldest first; of deleted alarms too. */
  history(): readonly HistoryItem[] {
    return this.#history;
  }

  /** The alarms that the rule of a composite alarm names. */
  childrenOf(alarm: Alarm): Alarm[] {
    return Array.from(childNamesOf(alarm), (name) => this.#alarms.get(name) ?? []).flat();
  }

  /** The composite alarms whose rule names an alarm. */
  parentsOf(name: string): Alarm[] {
    return this.list().filter((alarm) => childNamesOf(alarm).has(name));
  }

  /** Evaluates every minute that ended since the last time; `atMinuteEnd` lets the store be as it was then. */
  catchUp(nowMs: number, atMinuteEnd: (endMs: number) => void): void {
    const thisMinuteMs = nowMs - (nowMs % MINUTE_MS);
    if (this.#alarms.size === 0) this.#nextMs = thisMinuteMs + MINUTE_MS;
    this.#nextMs = Math.max(this.#nextMs, thisMinuteMs - CAUGHT_UP_MS);
    for (; this.#nextMs <= nowMs; this.#nextMs += MINUTE_MS) {
      atMinuteEnd(this.#nextMs);
      const alarms = [...this.#alarms.values()];
      const changed = alarms.filter((alarm) => this.#evaluate(alarm, this.#nextMs));
      this.#settleParents(new Set(changed), this.#nextMs);
    }
  }

  /**
   * Creates an alarm, or gives one another configuration and leaves its state; a composite alarm is evaluated at once.
   * @throws CloudWatchFault for an alarm of the other type by the same name, and for one too many
   */
  put(definition: AlarmDefinition): void {
    const name = nameOf(definition);
    const existing = this.#alarms.get(name);
    if (existing && existing.type !== definition.type) {
      throw validationError(`An alarm named ${name} exists already, as ${existing.type}.`);
    }
    if (!existing && this.#alarms.size >= MAX_ALARMS) {
      throw new CloudWatchFault('LimitExceededFault', `There are ${MAX_ALARMS} alarms already.`);
    }
    const nowMs = this.#clock.now();
    const status = existing?.status ?? initialStatus(nowMs);
    const alarm: Alarm = { ...definition, configuredMs: nowMs, status };
    this.#alarms.set(name, alarm);
    const change = existing ? 'updated' : 'created';
    this.#remember(configurationUpdate(alarm, change, nowMs));
    if (alarm.type === 'MetricAlarm') return;
    const value = this.#valueOf(alarm);
    if (value === status.value) return;
    const reason = reasonByConfiguration(alarm, this.childrenOf(alarm), { change, value });
    this.#transition(alarm, { value, ...reason }, nowMs);
    this.#settleParents(new Set([alarm]), nowMs);
  }

  setActionsEnabled(alarm: Alarm, isEnabled: boolean): void {
    alarm.settings.ActionsEnabled = isEnabled;
    alarm.configuredMs = this.#clock.now();
    this.#remember(configurationUpdate(alarm, 'updated', alarm.configuredMs));
  }

  delete(alarm: Alarm): void {
    this.#alarms.delete(nameOf(alarm));
    this.#remember(configurationUpdate(alarm, 'deleted', this.#clock.now()));
  }

  /** Holds until the next evaluation that says otherwise. */
  setState(alarm: Alarm, status: NewStatus): void {
    const nowMs = this.#clock.now();
    if (status.value === alarm.status.value) {
      alarm.status = { ...alarm.status, ...status, updatedMs: nowMs };
      return;
    }
    this.#transition(alarm, status, nowMs);
    this.#settleParents(new Set([alarm]), nowMs);
  }

  /** Whether the state of a metric alarm changed. */
  #evaluate(alarm: Alarm, endMs: number): boolean {
    if (alarm.type === 'CompositeAlarm') return false;
    const { condition, settings, periodSeconds } = alarm;
    const verdict = evaluateAlarm(condition, readDatapointsIfAny(this.#store, alarm, endMs));
    if (!verdict || verdict.state === alarm.status.value) return false;
    const reasonData = {
      ...stateReasonData(condition, verdict, endMs),
      unit: settings.Unit,
      statistic: settings.Statistic,
      period: periodSeconds,
    };
    const reason = stateReason(condition, verdict);
    this.#transition(alarm, { value: verdict.state, reason, reasonData }, endMs);
    return true;
  }

  /** Children before those who ask for them; where rules go in a circle, each is asked once. */
  #settleParents(changed: Set<Alarm>, nowMs: number): void {
    const visited = new Set<Alarm>();
    const visit = (alarm: Alarm): void => {
      if (alarm.type === 'MetricAlarm' || changed.has(alarm) || visited.has(alarm)) return;
      visited.add(alarm);
      const children = this.childrenOf(alarm);
      for (const child of children) visit(child);
      const triggers = children.filter((child) => changed.has(child));
      const value = this.#valueOf(alarm);
      if (triggers.length === 0 || value === alarm.status.value) return;
      this.#transition(alarm, { value, ...reasonByChildren(triggers) }, nowMs);
      changed.add(alarm);
    };
    if (changed.size > 0) for (const alarm of this.#alarms.values()) visit(alarm);
  }

  #valueOf({ rule }: CompositeAlarmDefinition): 'ALARM' | 'OK' {
    return rule.holds((name) => this.#alarms.get(name)?.status.value) ? 'ALARM' : 'OK';
  }

  #transition(alarm: Alarm, status: NewStatus, timeMs: number): void {
    const before = alarm.status;
    alarm.status = { ...status, updatedMs: timeMs, transitionedMs: timeMs };
    this.#remember(stateUpdate(alarm, before));
  }

  #remember(item: HistoryItem): void {
    const oldestMs = item.Timestamp.getTime() - HISTORY_KEPT_MS;
    if ((this.#history[0]?.Timestamp.getTime() ?? oldestMs) < oldestMs) {
      this.#history = this.#history.filter(({ Timestamp }) => Timestamp.getTime() >= oldestMs);
    }
    this.#history.push(item);
  }
}

const childNamesOf = (alarm: Alarm): ReadonlySet<string> =>
  alarm.type === 'CompositeAlarm' ? alarm.rule.children : new Set();

const initialStatus = (nowMs: number): AlarmStatus => ({
  value: 'INSUFFICIENT_DATA',
  reason: 'Unchecked: Initial alarm creation',
  updatedMs: nowMs,
  transitionedMs: nowMs,
});

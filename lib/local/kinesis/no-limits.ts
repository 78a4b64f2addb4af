import { DEFAULT_LIMITS, type Limits } from './limits';

const COUNTS = [
  'shards',
  'onDemandStreams',
  'consumers',
  'committedConsumers',
  'creatingStreams',
  'creatingConsumers',
];

/** Every rate limit off, so that a rule can call as often as it needs to; quotas stay. */
export const NO_LIMITS: Partial<Limits> = Object.fromEntries(
  Object.keys(DEFAULT_LIMITS)
    .filter((name) => !COUNTS.includes(name))
    .map((name) => [name, Number.POSITIVE_INFINITY]),
);

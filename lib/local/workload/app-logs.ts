import { gzipSync } from 'node:zlib';
import type { Moment, TrafficEvent } from './events';

const DELIVERIES = 60;
const MOST_EVENTS = 9;
const GROUPS = ['/ecs/booking', '/ecs/payment', '/aws/lambda/seat-map'] as const;

const LINES = [
  'INFO  request completed status=200 duration=37ms',
  'INFO  request completed status=200 duration=112ms',
  'INFO  cache refreshed entries=1824',
  'WARN  slow query duration=1874ms table=bookings',
  'INFO  request completed status=404 duration=5ms',
  'ERROR payment provider timed out after 5000 ms, attempt 2 of 3',
  'INFO  seat 14C held for booking',
];

/** What a subscription of CloudWatch Logs delivers: a gzip envelope with the log events of one log stream. */
export function loadAppLogs(): TrafficEvent[] {
  return Array.from({ length: DELIVERIES }, (_, number) => {
    const logGroup = GROUPS[number % GROUPS.length] ?? GROUPS[0];
    const logStream = `${logGroup.split('/').at(-1)}/${(number * 2_654_435_761) % 9_973}`;
    return {
      // Subscriptions spread their records by random keys.
      partitionKey: String((number * 48_271) % 2_147_483_647),
      tell: (moment) =>
        gzipSync(JSON.stringify({ ...ENVELOPE, logGroup, logStream, ...events(number, moment) })),
    };
  });
}

/** @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/SubscriptionFilters.html */
const ENVELOPE = {
  messageType: 'DATA_MESSAGE',
  owner: '123456789012',
  subscriptionFilters: ['to-app-logs'],
};

function events(number: number, { ms }: Moment) {
  const count = 1 + (number % MOST_EVENTS);
  return {
    logEvents: Array.from({ length: count }, (_, place) => {
      const timestamp = ms - (count - place) * 41;
      return {
        id: `${timestamp}${String(number).padStart(8, '0')}${String(place).padStart(6, '0')}`,
        timestamp,
        message: `${new Date(timestamp).toISOString()} ${LINES[(number + place * 3) % LINES.length]}`,
      };
    }),
  };
}

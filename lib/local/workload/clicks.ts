import { hashKeyOf } from '@/lib/hash/hash-key-of';
import { encodeAggregate } from '@/lib/producer/kpl/encode-aggregate';
import type { Moment, TrafficEvent } from './events';

const AGGREGATES = 120;
const FEWEST_CLICKS = 4;
const MORE_CLICKS = 17;
const VISITORS = 40;
/** Each aggregate is for one of the two shards: that of its keys' upper bit. */
const UPPER_HALF = 2n ** 127n;

const PAGES = ['/', '/search', '/flights/ZRH-JFK', '/flights/LHR-SIN', '/basket', '/pay', '/help'];
const ACTIONS = ['view', 'view', 'view', 'click', 'scroll', 'pay'];
const DEVICES = ['phone', 'phone', 'desktop', 'tablet'];

/** Clicks of a shop's visitors, as the Kinesis Producer Library sends them: many in one record of the stream. */
export function loadClicks(): TrafficEvent[] {
  const visitors = Array.from({ length: VISITORS }, (_, number) => `visitor-${100 + number * 7}`);
  const halves = [true, false].map((upper) =>
    visitors.filter((key) => hashKeyOf(key) >= UPPER_HALF === upper),
  );
  return Array.from({ length: AGGREGATES }, (_, number) => {
    const keys = halves[number % halves.length] ?? visitors;
    const count = FEWEST_CLICKS + ((number * 5) % MORE_CLICKS);
    const at = (place: number) => keys[(number * 3 + place * place) % keys.length] ?? 'visitor';
    return {
      partitionKey: at(0),
      tell: (moment) =>
        encodeAggregate(
          Array.from({ length: count }, (_click, place) => ({
            partitionKey: at(place),
            data: Buffer.from(click(at(place), number + place, moment)),
          })),
        ),
    };
  });
}

function click(visitor: string, number: number, { ms }: Moment): string {
  const action = ACTIONS[number % ACTIONS.length];
  return JSON.stringify({
    event: action,
    visitor,
    page: PAGES[(number * 3) % PAGES.length],
    device: DEVICES[(number * 7) % DEVICES.length],
    at: new Date(ms - (number % 9) * 37).toISOString(),
    ...(action === 'pay' && { amount: 89 + ((number * 31) % 900), currency: 'CHF' }),
  });
}

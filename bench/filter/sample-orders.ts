import type { FilterSubject } from '@/lib/filter/filter-subject';

/** One of so many orders has the rare coupon. */
const RARE = 200;
export const RARE_COUPON = 'WINTER-4711';

/** An order as a shop would write it to a stream, about 1 KB of JSON. */
function orderJson(number: number): string {
  return JSON.stringify({
    type: 'order.placed',
    version: 3,
    id: `ord_${(number * 2_654_435_761).toString(36)}`,
    placedAt: new Date(Date.UTC(2026, 0, 1) + number * 1_000).toISOString(),
    customer: {
      id: number % 5_000,
      name: `Customer ${number % 5_000}`,
      email: `customer.${number % 5_000}@example.com`,
      address: {
        street: `${number % 300} Long Road`,
        city: 'Kópavogur',
        country: 'IS',
        zip: '200',
      },
      tags: ['newsletter', number % 3 === 0 ? 'gold' : 'silver', 'returning'],
    },
    items: Array.from({ length: 4 }, (_, index) => ({
      sku: `SKU-${(number * 31 + index * 7) % 10_000}`,
      title: `Article number ${index} of this order`,
      quantity: 1 + ((number + index) % 3),
      price: ((number * 17 + index) % 20_000) / 100,
    })),
    payment: { method: number % 2 ? 'card' : 'invoice', currency: 'ISK', captured: number % 7 > 0 },
    coupon: number % RARE === 0 ? RARE_COUPON : null,
    total: ((number * 137) % 100_000) / 100,
    source: {
      channel: 'web',
      campaign: `spring-${number % 12}`,
      agent: 'Mozilla/5.0 (X11; Linux)',
    },
    notes:
      'Leave the parcel with the neighbour in number 12 if nobody opens the door. Please ring twice, the bell is quiet. ' +
      'No signature is needed for this order.',
  });
}

export interface Sample {
  subject: FilterSubject;
  bytes: Buffer;
}

/** Records as a reader hands them to a filter, and their bytes. */
export function sampleOrders(count: number): Sample[] {
  return Array.from({ length: count }, (_, number) => {
    const text = orderJson(number);
    const bytes = Buffer.from(text);
    const subject: FilterSubject = {
      kind: 'json',
      text,
      key: `customer-${number % 5_000}`,
      shard: `shardId-${String(number % 4).padStart(12, '0')}`,
      sequence: String(10n ** 55n + BigInt(number)),
      arrivalMs: Date.UTC(2026, 0, 1) + number,
      size: bytes.length,
    };
    return { subject, bytes };
  });
}

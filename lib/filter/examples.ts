/** Filters to begin with, for a page to show. */
export const EXAMPLES: readonly { title: string; filter: string }[] = [
  { title: 'Words anywhere in the text or the key', filter: 'payment failed' },
  { title: 'A field has a value', filter: 'data.origin == "DTW"' },
  { title: 'A number in a range', filter: 'data.delay > 60 && data.delay <= 120' },
  { title: 'One of several values', filter: 'data.status in ["failed", "expired"]' },
  {
    title: 'Part of a text, in upper or lower case',
    filter: 'data.user.email.lower().endsWith("@example.com")',
  },
  { title: 'A field is there', filter: 'has(data.error) && data.error != null' },
  { title: 'Something in a list', filter: 'data.items.exists(item, item.price >= 100)' },
  {
    title: 'By key, shard, size or time of arrival',
    filter: 'key.startsWith("customer-") && size > 10000',
  },
];

import type { HashRange } from '@/lib/hash/hash-range';
import type { RandomSource } from '@/lib/template/random-source';

const word = (random: RandomSource) => Math.floor(random() * 2 ** 32);

/** A partition key of 32 hex digits. */
export function randomKey(random: RandomSource): string {
  let key = '';
  for (let part = 0; part < 4; part++) key += word(random).toString(16).padStart(8, '0');
  return key;
}

/** An explicit hash key, decimal, anywhere in a shard's range. */
export function randomHashKey(random: RandomSource, range: HashRange): string {
  const start = BigInt(range.startingHashKey);
  const size = BigInt(range.endingHashKey) - start + 1n;
  return String(start + ((BigInt(`0x${randomKey(random)}`) * size) >> 128n));
}

/** Numbers from 0 up to but not including 1. */
export type RandomSource = () => number;

const WARM_UP_ROUNDS = 12;

/**
 * A small fast generator (sfc32) whose numbers follow from its seeds alone. Cheap to make, so that every record
 * has its own and is the same whatever was rendered before it.
 * @see https://pracrand.sourceforge.net/RNG_engines.txt
 */
export function randomSource(seed: number, index: number, salt: number): RandomSource {
  let a = seed | 0;
  let b = Math.floor(seed / 2 ** 32) ^ salt;
  let c = index | 0;
  let counter = 1;
  const next32 = () => {
    const sum = (((a + b) | 0) + counter) | 0;
    counter = (counter + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = (((c << 21) | (c >>> 11)) + sum) | 0;
    return sum >>> 0;
  };
  for (let round = 0; round < WARM_UP_ROUNDS; round++) next32();
  return () => ((next32() >>> 5) * 2 ** 26 + (next32() >>> 6)) / 2 ** 53;
}

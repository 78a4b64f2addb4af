import type { Faker, FakerOptions } from '@faker-js/faker';
import { faker } from '@faker-js/faker/locale/en';
import type { RandomSource } from './random-source';

let current: RandomSource = Math.random;

const options: FakerOptions = {
  locale: faker.rawDefinitions,
  randomizer: { next: () => current(), seed: () => undefined },
};

/**
 * Names and words in English, drawn from the source of the record being rendered: seeding faker's own would take
 * 0.1 ms a record. The one-locale entry point exports no class, and the one that does loads 70 locales.
 */
const english: unknown = Reflect.construct(faker.constructor, [options]);

function isFaker(value: unknown): value is Faker {
  return value instanceof faker.constructor;
}

/** Asks for an English word or name, with the randomness of this source. */
export function speak(source: RandomSource, ask: (english: Faker) => string): string {
  if (!isFaker(english)) throw new TypeError('faker made something else');
  current = source;
  return ask(english);
}

import type { Faker } from '@faker-js/faker';
import { z } from 'zod';
import { DATE_GENERATORS } from './date-generators';
import { speak } from './english';
import { type Generator, generator, plain } from './generator';
import { RANDOM_GENERATORS } from './random-generators';

const sequenceSchema = z
  .strictObject({ start: z.int().default(0), step: z.int().default(1) })
  .default({ start: 0, step: 1 });

function english(ask: (english: Faker) => string): Generator {
  return plain(({ random }) => speak(random, ask));
}

/** Every generator by its name; lib/template/catalogue.ts tells of each. */
export const GENERATORS: ReadonlyMap<string, Generator> = new Map(
  Object.entries({
    ...RANDOM_GENERATORS,
    ...DATE_GENERATORS,
    sequence: generator(sequenceSchema, ({ start, step }) => {
      return ({ index }) => String(BigInt(start) + BigInt(index) * BigInt(step));
    }),
    'name.firstName': english(({ person }) => person.firstName()),
    'name.lastName': english(({ person }) => person.lastName()),
    'name.fullName': english(({ person }) => person.fullName()),
    'internet.email': english(({ internet }) => internet.email()),
    'internet.ip': english(({ internet }) => internet.ipv4()),
    'address.city': english(({ location }) => location.city()),
    'address.country': english(({ location }) => location.country()),
    'phone.phoneNumber': english(({ phone }) => phone.number()),
    'commerce.productName': english(({ commerce }) => commerce.productName()),
    'company.companyName': english(({ company }) => company.name()),
    'lorem.sentence': english(({ lorem }) => lorem.sentence()),
  }),
);

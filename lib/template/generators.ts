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
    'internet.userName': english(({ internet }) => internet.username()),
    'internet.domainName': english(({ internet }) => internet.domainName()),
    'internet.url': english(({ internet }) => internet.url()),
    'internet.userAgent': english(({ internet }) => internet.userAgent()),
    'internet.ip': english(({ internet }) => internet.ipv4()),
    'address.streetAddress': english(({ location }) => location.streetAddress()),
    'address.zipCode': english(({ location }) => location.zipCode()),
    'address.state': english(({ location }) => location.state()),
    'address.latitude': english(({ location }) => String(location.latitude())),
    'address.longitude': english(({ location }) => String(location.longitude())),
    'address.city': english(({ location }) => location.city()),
    'address.country': english(({ location }) => location.country()),
    'phone.phoneNumber': english(({ phone }) => phone.number()),
    'commerce.productName': english(({ commerce }) => commerce.productName()),
    'commerce.department': english(({ commerce }) => commerce.department()),
    'commerce.price': english(({ commerce }) => commerce.price()),
    'company.companyName': english(({ company }) => company.name()),
    'lorem.words': english(({ lorem }) => lorem.words()),
    'lorem.sentence': english(({ lorem }) => lorem.sentence()),
    'lorem.paragraph': english(({ lorem }) => lorem.paragraph()),
  }),
);

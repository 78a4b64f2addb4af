import { z } from 'zod';
import { formatDate } from './format-date';
import { type Generator, generator, type Produce } from './generator';

const HUNDRED_YEARS_MS = 100 * 366 * 86_400_000;
const offsetMs = z.int().min(-HUNDRED_YEARS_MS).max(HUNDRED_YEARS_MS).default(0);
const offsetSchema = z.strictObject({ offsetMs }).default({ offsetMs: 0 });

const formatSchema = z
  .union([
    z.string().transform((format) => ({ format, offsetMs: 0 })),
    z.strictObject({ format: z.string().optional(), offsetMs }),
  ])
  .default({ offsetMs: 0 });

function moved(print: (ms: number) => string): Generator {
  return generator(offsetSchema, (argument): Produce => {
    return ({ nowMs }) => print(nowMs + argument.offsetMs);
  });
}

function iso(ms: number): string {
  return new Date(ms).toISOString();
}

const formatted = generator(formatSchema, ({ format, offsetMs: by }): Produce => {
  if (format === undefined) return ({ nowMs }) => iso(nowMs + by);
  return ({ nowMs }) => formatDate(nowMs + by, format);
});

/** Zone of all of them: UTC. */
export const DATE_GENERATORS: Readonly<Record<string, Generator>> = {
  'date.now': formatted,
  'date.utc': formatted,
  'date.iso': moved(iso),
  'date.epochMs': moved((ms) => String(Math.floor(ms))),
  'date.epochSeconds': moved((ms) => String(Math.floor(ms / 1_000))),
};

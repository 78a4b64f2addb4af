import {
  type inferParserType,
  parseAsFloat,
  parseAsInteger,
  parseAsString,
  parseAsStringLiteral,
} from 'nuqs';
import type { FileFormat, Pace } from '@/lib/contract/run';

/** As the contract limits a run; the schemas stay on the server. */
export const MOST_RECORDS = 1_000_000;

const SOURCES = ['template', 'lines', 'file', 'single', 'records'] as const;
const KEY_RULES = ['random', 'fixed', 'expression', 'per_line'] as const;
export type KeyRule = (typeof KEY_RULES)[number];
const PLACES = ['key', 'hash', 'shard'] as const;
const PACES = ['at_once', 'steady', 'ramp', 'bursts'] as const satisfies Pace['kind'][];
const FORMATS = ['json_lines', 'text_lines', 'csv', 'binary'] as const satisfies FileFormat[];

/** What of the form stands in the address: all but the texts. */
export const sendParams = {
  source: parseAsStringLiteral(SOURCES).withDefault('template'),
  count: parseAsInteger.withDefault(100),
  format: parseAsStringLiteral(FORMATS).withDefault('json_lines'),
  rule: parseAsStringLiteral(KEY_RULES).withDefault('random'),
  /** The fixed key, or the expression. */
  key: parseAsString.withDefault(''),
  /** What decides the shard. */
  place: parseAsStringLiteral(PLACES).withDefault('key'),
  hash: parseAsString.withDefault(''),
  shard: parseAsString.withDefault(''),
  pace: parseAsStringLiteral(PACES).withDefault('at_once'),
  /** Records per second; of a ramp, at its end. */
  rate: parseAsFloat.withDefault(50),
  /** Records per second at the start of a ramp. */
  start: parseAsFloat.withDefault(0),
  seconds: parseAsFloat.withDefault(60),
  /** Records in one burst. */
  burst: parseAsInteger.withDefault(100),
  /** Seconds from burst to burst. */
  every: parseAsFloat.withDefault(10),
  /** What the run is called in the history. */
  name: parseAsString.withDefault(''),
};

export type SendChoices = inferParserType<typeof sendParams>;

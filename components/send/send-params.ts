import { parseAsInteger, parseAsString, parseAsStringLiteral } from 'nuqs';

/** As the contract limits a request; the schemas stay on the server. */
export const MOST_RECORDS = 10_000;

const SOURCES = ['template', 'lines', 'single'] as const;
export type Source = (typeof SOURCES)[number];
const KEY_RULES = ['random', 'fixed', 'expression'] as const;
export type KeyRule = (typeof KEY_RULES)[number];

/** What of the send page stands in its address: all but the texts. */
export const sendParams = {
  source: parseAsStringLiteral(SOURCES).withDefault('template'),
  count: parseAsInteger.withDefault(100),
  rule: parseAsStringLiteral(KEY_RULES).withDefault('random'),
  /** The fixed key, or the expression. */
  key: parseAsString.withDefault(''),
  /** Explicit hash key. */
  hash: parseAsString.withDefault(''),
};

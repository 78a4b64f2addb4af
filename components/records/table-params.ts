import { type inferParserType, parseAsArrayOf, parseAsString, parseAsStringLiteral } from 'nuqs';

/** How a payload is shown beside the list. */
const PAYLOAD_VIEWS = ['events', 'tree', 'raw', 'hex'] as const;
export type PayloadView = (typeof PAYLOAD_VIEWS)[number];

/** What of the table of records stands in the address, however its records were read. */
export const tableParams = {
  /** Text that is searched for in what is shown. */
  q: parseAsString.withDefault(''),
  /** Key of the record in the drawer; empty for none. */
  open: parseAsString.withDefault(''),
  /** null: the first of them that the record has. */
  show: parseAsStringLiteral(PAYLOAD_VIEWS),
  /** Ids of the columns in their order; null for those that are remembered, or usual. */
  cols: parseAsArrayOf(parseAsString),
  /** The panel of partition keys is open. */
  keys: parseAsStringLiteral(['open']),
};

export type TableParams = inferParserType<typeof tableParams>;

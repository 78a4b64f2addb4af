import { parseAsString, parseAsStringLiteral } from 'nuqs';
import { SORT_COLUMNS } from './stream-row';

/** What of the streams page stands in the address. */
export const streamsParams = {
  q: parseAsString.withDefault(''),
  sort: parseAsStringLiteral(SORT_COLUMNS).withDefault('name'),
  dir: parseAsStringLiteral(['asc', 'desc']).withDefault('asc'),
};

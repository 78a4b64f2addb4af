import { expect, test } from 'vitest';
import { rehearsalPlace } from './rehearsal-place';

test.each([
  ['streams', 'Streams', '/local'],
  ['overview', 'Overview', '/local/streams/flights'],
  ['records', 'Records', '/local/streams/flights/records'],
  ['send', 'Send', '/local/streams/flights/send'],
] as const)('%s is the page %s at %s', (tab, label, href) => {
  expect(rehearsalPlace(tab, 'local', 'flights')).toEqual({ label, href });
});

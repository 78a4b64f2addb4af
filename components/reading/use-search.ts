'use client';

import { useEffect, useState, useSyncExternalStore } from 'react';
import { RecordRing } from '@/lib/client/record-ring';
import { SearchConnection } from '@/lib/client/search-connection';

/** One search at a time, with what it found; it ends with the page. */
export function useSearch() {
  const [{ ring, search }] = useState(() => {
    const records = new RecordRing();
    return { ring: records, search: new SearchConnection({ ring: records }) };
  });
  useEffect(() => () => search.stop(), [search]);
  const state = useSyncExternalStore(search.subscribe, search.state, search.state);
  const records = useSyncExternalStore(ring.subscribe, ring.state, ring.state);
  return { search, state, records };
}

'use client';

import { useEffect, useMemo, useState, useSyncExternalStore } from 'react';
import { RecordRing } from '@/lib/client/record-ring';
import { TailConnection } from '@/lib/client/tail-connection';
import { api } from '@/lib/routes';

interface TailWish {
  connection: string;
  stream: string;
  /** All when empty. */
  shards: readonly string[];
  filter: string;
}

/** Watches from now on while it is mounted, anew when the wish changes, and not while the tab is hidden. */
export function useTail({ connection, stream, shards, filter }: TailWish) {
  const [ring] = useState(() => new RecordRing());
  const shardsText = shards.join();
  const tail = useMemo(() => {
    const shard = shardsText === '' ? [] : shardsText.split(',');
    const path = (cursor: string | undefined) =>
      api.tail(connection, stream, { shard, filter: filter || undefined, cursor });
    return new TailConnection({ ring, path });
  }, [ring, connection, stream, shardsText, filter]);

  useEffect(() => {
    tail.start();
    const onVisibility = () => (document.hidden ? tail.hide() : tail.show());
    document.addEventListener('visibilitychange', onVisibility);
    onVisibility();
    return () => {
      document.removeEventListener('visibilitychange', onVisibility);
      tail.stop();
    };
  }, [tail]);

  const state = useSyncExternalStore(tail.subscribe, tail.state, tail.state);
  const records = useSyncExternalStore(ring.subscribe, ring.state, ring.state);
  return { tail, ring, state, records };
}

'use client';

import { useParams, usePathname } from 'next/navigation';
import { STREAM_TABS, type StreamTab } from '@/lib/routes';

export interface Place {
  connection: string | undefined;
  stream: string | undefined;
  tab: StreamTab;
}

const textOf = (param: string | string[] | undefined) =>
  typeof param === 'string' ? decodeURIComponent(param) : undefined;

/** Where in the product the reader stands, out of the address. */
export function usePlace(): Place {
  const params = useParams();
  const last = usePathname().split('/').at(-1);
  return {
    connection: textOf(params['connection']),
    stream: textOf(params['stream']),
    tab: STREAM_TABS.find((tab) => tab === last && params['stream'] !== last) ?? 'overview',
  };
}

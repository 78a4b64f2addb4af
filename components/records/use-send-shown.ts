'use client';

import { useRouter } from 'next/navigation';
import { useMemo } from 'react';
import { useConnection } from '@/components/frame/use-connections';
import { recordsDraftName, writeRecordsDraft } from '@/lib/client/record-drafts';
import type { RecordView } from '@/lib/contract/record';
import { formatCount } from '@/lib/format/format-count';
import { pages } from '@/lib/routes';
import { outgoingRecords } from './outgoing-records';

interface SendShownOptions {
  connection: string;
  stream: string;
  records: readonly RecordView[];
}

/** Takes the records that are shown to the send page, where nothing is sent before the reader says so. */
export function useSendShown({ connection, stream, records }: SendShownOptions) {
  const router = useRouter();
  const allowed = useConnection(connection)?.allow.includes('send') ?? false;
  const outgoing = useMemo(() => outgoingRecords(records), [records]);
  const { count, cut, over } = outgoing;
  const left = [
    ...(cut > 0 ? [`${formatCount(cut)} shown in part`] : []),
    ...(over > 0 ? [`${formatCount(over)} over what one run takes`] : []),
  ];
  return {
    allowed,
    count,
    detail:
      left.length > 0 ? `without ${left.join(' and ')}` : 'with their keys, after a look at them',
    send: () => {
      writeRecordsDraft(recordsDraftName(connection, stream), outgoing.records());
      router.push(pages.stream(connection, stream, 'send', { source: 'records' }));
    },
  };
}

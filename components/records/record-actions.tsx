'use client';

import { KeyRound, Send } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { useConnection } from '@/components/frame/use-connections';
import { Button } from '@/components/ui/button';
import { singleDraftName, writeSingleDraft } from '@/lib/client/single-draft';
import type { RecordView } from '@/lib/contract/record';
import { pages } from '@/lib/routes';
import { AroundMenu } from './around-menu';
import { CopyLink } from './copy-link';
import { keyFilter } from './key-filter';
import { payloadToSend } from './payload-bytes';
import { recordHref } from './record-href';

interface RecordActionsProps {
  connection: string;
  stream: string;
  record: RecordView;
  onFilter: ((filter: string) => void) | undefined;
}

export function RecordActions({ connection, stream, record, onFilter }: RecordActionsProps) {
  const router = useRouter();
  const maySend = useConnection(connection)?.allow.includes('send') ?? false;
  const { partitionKey, arrivalMs, data, subRecord } = record;
  const { truncated } = data.raw ?? data;

  const sendAgain = () => {
    const draft = payloadToSend(data, record.sizeBytes);
    writeSingleDraft(singleDraftName(connection, stream), draft);
    const hash = subRecord?.explicitHashKey;
    const query = { source: 'single', rule: 'fixed', key: partitionKey };
    const place = hash ? { place: 'hash', hash } : {};
    router.push(pages.stream(connection, stream, 'send', { ...query, ...place }));
  };

  return (
    <div className="flex flex-wrap items-center gap-2 border-b px-4 py-2">
      <CopyLink href={recordHref({ connection, stream }, record)} />
      {onFilter && (
        <Button onClick={() => onFilter(keyFilter(partitionKey))}>
          <KeyRound aria-hidden className="size-4" />
          Same key
        </Button>
      )}
      {arrivalMs !== null && (
        <AroundMenu connection={connection} stream={stream} record={record} arrivalMs={arrivalMs} />
      )}
      {maySend && (
        <Button
          onClick={sendAgain}
          disabled={truncated}
          title={truncated ? 'Load the whole record first' : undefined}
        >
          <Send aria-hidden className="size-4" />
          Send again
        </Button>
      )}
    </div>
  );
}

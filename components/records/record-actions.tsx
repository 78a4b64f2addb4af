'use client';

import { ListTree, Send } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { useConnection } from '@/components/frame/use-connections';
import { Button, buttonClass } from '@/components/ui/button';
import { Link } from '@/components/ui/link';
import { singleDraftName, writeSingleDraft } from '@/lib/client/single-draft';
import type { RecordView } from '@/lib/contract/record';
import { pages } from '@/lib/routes';
import { CopyLink } from './copy-link';
import { payloadToSend } from './payload-bytes';
import { recordKey } from './record-key';

interface RecordActionsProps {
  connection: string;
  stream: string;
  record: RecordView;
}

const AROUND_MS = 2_000;

export function RecordActions({ connection, stream, record }: RecordActionsProps) {
  const router = useRouter();
  const maySend = useConnection(connection)?.allow.includes('send') ?? false;
  const { shard, sequenceNumber, arrivalMs, data } = record;
  const { truncated } = data.raw ?? data;

  const sendAgain = () => {
    const draft = payloadToSend(data, record.sizeBytes);
    writeSingleDraft(singleDraftName(connection, stream), draft);
    const query = { source: 'single', rule: 'fixed', key: record.partitionKey };
    router.push(pages.stream(connection, stream, 'send', query));
  };

  return (
    <div className="flex flex-wrap items-center gap-2 border-b px-4 py-2">
      <CopyLink href={pages.record(connection, stream, shard, sequenceNumber)} />
      {arrivalMs !== null && (
        <Link
          className={buttonClass()}
          href={pages.stream(connection, stream, 'records', {
            shard,
            from: 'time',
            at: new Date(arrivalMs - AROUND_MS).toISOString(),
            limit: 500,
            open: recordKey(record),
          })}
        >
          <ListTree aria-hidden className="size-4" />
          Records around it
        </Link>
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

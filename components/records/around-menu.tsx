'use client';

import { useMutation } from '@tanstack/react-query';
import { ListTree, LoaderCircle } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { buttonClass } from '@/components/ui/button';
import { Popover } from '@/components/ui/popover';
import { asClientProblem } from '@/lib/client/client-problem';
import { messageOf } from '@/lib/client/message-of';
import { requestJson } from '@/lib/client/request-json';
import type { RecordsAnswer, RecordView } from '@/lib/contract/record';
import { api, pages } from '@/lib/routes';
import { AROUND_COUNTS, type AroundCount, findAround } from './find-around';
import { recordKey } from './record-key';

interface AroundMenuProps {
  connection: string;
  stream: string;
  record: RecordView;
  arrivalMs: number;
}

/** Reads the record again among those before and after it in its shard. */
export function AroundMenu({ connection, stream, record, arrivalMs }: AroundMenuProps) {
  const router = useRouter();
  const reading = useMutation({
    mutationFn: (count: AroundCount) =>
      findAround({
        record,
        arrivalMs,
        count,
        ask: (query) => requestJson<RecordsAnswer>(api.records(connection, stream, query)),
      }),
    onSuccess: (query) =>
      router.push(
        pages.stream(connection, stream, 'records', { ...query, open: recordKey(record) }),
      ),
  });
  const Icon = reading.isPending ? LoaderCircle : ListTree;
  return (
    <>
      <Popover
        label="Records around it"
        triggerClassName={buttonClass()}
        trigger={
          <>
            <Icon aria-hidden className={reading.isPending ? 'size-4 animate-spin' : 'size-4'} />
            Around it
          </>
        }
      >
        {(close) => (
          <div className="flex flex-col">
            {AROUND_COUNTS.map((count) => (
              <button
                key={count}
                type="button"
                disabled={reading.isPending}
                onClick={() => {
                  reading.mutate(count);
                  close();
                }}
                className="rounded px-2.5 py-1.5 text-left text-sm hover:bg-raised"
              >
                {count} before and after
              </button>
            ))}
          </div>
        )}
      </Popover>
      {reading.isError && (
        <span role="alert" className="text-sm text-trouble">
          {messageOf(asClientProblem(reading.error)).title}
        </span>
      )}
    </>
  );
}

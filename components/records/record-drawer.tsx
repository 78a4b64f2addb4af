'use client';

import { ChevronDown, ChevronUp } from 'lucide-react';
import { Drawer } from '@/components/ui/drawer';
import { EmptyState } from '@/components/ui/empty-state';
import { IconButton } from '@/components/ui/icon-button';
import { ProblemView } from '@/components/ui/problem-view';
import { Skeleton } from '@/components/ui/skeleton';
import { formatCount } from '@/lib/format/format-count';
import { AggregateSiblings } from './aggregate-siblings';
import { RecordActions } from './record-actions';
import { RecordFacts } from './record-facts';
import { recordKey } from './record-key';
import { RecordPayload } from './record-payload';
import type { PayloadView } from './table-params';
import type { OpenRecord } from './use-open-record';

interface RecordDrawerProps {
  connection: string;
  stream: string;
  open: OpenRecord;
  /** Records in the list. */
  total: number;
  needle: string;
  view: PayloadView | null;
  onView: (view: PayloadView) => void;
  onMove: (step: -1 | 1) => void;
  onClose: () => void;
  onFilter: ((filter: string) => void) | undefined;
  /** Opens another record, by its key. */
  onOpen: (key: string) => void;
}

/** One record beside the list. */
export function RecordDrawer(props: RecordDrawerProps) {
  const { connection, stream, open, total, needle, view, onView, onMove, onClose, onOpen } = props;
  const { onFilter } = props;
  // It covers a narrow screen, where the list that has just changed would go unseen.
  const filterAndClose = (filter: string) => {
    onFilter?.(filter);
    onClose();
  };
  const { record, index, query } = open;
  const place = index < 0 ? '' : ` ${formatCount(index + 1)} of ${formatCount(total)}`;
  return (
    <Drawer
      title={`Record${place}`}
      onClose={onClose}
      actions={
        <>
          <IconButton
            label="Previous record (↑)"
            icon={<ChevronUp />}
            disabled={index <= 0}
            onClick={() => onMove(-1)}
          />
          <IconButton
            label="Next record (↓)"
            icon={<ChevronDown />}
            disabled={index < 0 || index >= total - 1}
            onClick={() => onMove(1)}
          />
        </>
      }
    >
      {record ? (
        <>
          <RecordActions
            connection={connection}
            stream={stream}
            record={record}
            onFilter={onFilter && filterAndClose}
          />
          <RecordFacts record={record} />
          {record.subRecord && (
            <AggregateSiblings
              key={record.sequenceNumber}
              connection={connection}
              stream={stream}
              record={record}
              subRecord={record.subRecord}
              onOpen={onOpen}
            />
          )}
          <RecordPayload
            key={recordKey(record)}
            record={record}
            needle={needle}
            view={view}
            onView={onView}
            onWhole={open.readWhole}
            whole={query}
          />
        </>
      ) : query.problem ? (
        <ProblemView problem={query.problem} onRetry={query.retry} retryInMs={query.retryInMs} />
      ) : query.data ? (
        <EmptyState title="This record is not there">
          Its shard has no record of this sequence number now: it may be older than the retention.
        </EmptyState>
      ) : (
        <div className="flex flex-col gap-3 p-4">
          <Skeleton className="h-7 w-72" />
          <Skeleton className="h-36 w-full" />
          <Skeleton className="h-64 w-full" />
        </div>
      )}
    </Drawer>
  );
}

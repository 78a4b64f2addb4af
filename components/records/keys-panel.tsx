'use client';

import { X } from 'lucide-react';
import { useState } from 'react';
import { useStream } from '@/components/frame/use-stream';
import { EmptyState } from '@/components/ui/empty-state';
import { IconButton } from '@/components/ui/icon-button';
import { Panel } from '@/components/ui/panel';
import { Segmented } from '@/components/ui/segmented';
import type { KeyTally } from '@/lib/contract/reading';
import type { RecordView } from '@/lib/contract/record';
import { formatCounted } from '@/lib/format/format-count';
import { KeysTable } from './keys-table';
import { ShardShares } from './shard-shares';
import type { Measured } from './unevenness';
import { useKeyTally } from './use-key-tally';

interface KeysPanelProps {
  connection: string;
  stream: string;
  /** Counted where the server gives no tally. */
  records: readonly RecordView[];
  keys: KeyTally | undefined;
  /** 0 for all. */
  chosenShards: number;
  /** Only what a filter let through is counted. */
  filtered: boolean;
  onFilter: ((filter: string) => void) | undefined;
  onClose: () => void;
}

const MEASURES: readonly { value: Measured; label: string }[] = [
  { value: 'records', label: 'Records' },
  { value: 'bytes', label: 'Bytes' },
];

/** Which keys and which shards are hot among the records that were read: no metric has to be paid for that. */
export function KeysPanel(props: KeysPanelProps) {
  const { connection, stream, chosenShards, filtered, onFilter, onClose } = props;
  const [measured, setMeasured] = useState<Measured>('records');
  const tally = useKeyTally(props.keys, props.records);
  const { data: detail } = useStream(connection, stream);
  const shards = chosenShards || (detail?.openShards ?? 0);

  return (
    <Panel
      title="Partition keys"
      unit={`of ${formatCounted(tally.records, 'record')} ${filtered ? 'that matched' : 'read'}`}
      figure={
        <span className="inline-flex items-center gap-2 text-sm font-normal text-muted">
          {!tally.exact && 'at least '}
          {formatCounted(tally.distinctKeys, 'key')}
          <IconButton label="Close keys" icon={<X />} onClick={onClose} />
        </span>
      }
      actions={
        <Segmented label="Count by" value={measured} options={MEASURES} onChange={setMeasured} />
      }
      className="mx-4 mb-3 shrink-0"
    >
      {detail?.keysDecideShard === false && (
        <p className="border-t bg-lag-soft px-4 py-2 text-sm">
          The record distribution of this stream is AUTO: the service spreads records over the
          shards by itself, and keys decide nothing.
        </p>
      )}
      {tally.records === 0 ? (
        <EmptyState title="No keys yet">They are counted as records are read.</EmptyState>
      ) : (
        <div className="grid border-t lg:grid-cols-[minmax(0,2fr)_minmax(0,1fr)] lg:divide-x">
          <KeysTable tally={tally} measured={measured} onFilter={onFilter} />
          <ShardShares
            tally={tally}
            measured={measured}
            shards={shards}
            filtered={filtered}
            keysDecide={detail?.keysDecideShard !== false}
          />
        </div>
      )}
      {!tally.exact && (
        <p className="border-t px-4 py-2 text-xs text-muted">
          There are more keys than are counted one by one: the counts of keys are upper bounds.
        </p>
      )}
    </Panel>
  );
}

'use client';

import { useState } from 'react';
import { ShardMark } from '@/components/frame/shard-mark';
import { Button } from '@/components/ui/button';
import type { RunPreviewAnswer } from '@/lib/contract/run';
import { formatBytes } from '@/lib/format/format-bytes';
import { formatCount } from '@/lib/format/format-count';
import { hashKeyHex } from '@/lib/hash/hash-range';

const SHOWN_AT_FIRST = 3;

interface PreviewRecordsProps {
  records: RunPreviewAnswer['records'];
  /** null while it is unknown. */
  total: number | null;
}

/** The first records as they would be sent: data, key, hash key, shard, size. */
export function PreviewRecords({ records, total }: PreviewRecordsProps) {
  const [all, setAll] = useState(false);
  const shown = all ? records : records.slice(0, SHOWN_AT_FIRST);
  return (
    <div className="border-t">
      <ol aria-label="First records">
        {shown.map((record) => (
          <li key={record.index} className="border-b px-4 py-2 text-sm last:border-b-0">
            <p className="flex flex-wrap items-center gap-x-3 text-xs text-muted">
              <span className="text-faint">{record.index + 1}</span>
              <span className="min-w-0 truncate font-mono" title={record.partitionKey}>
                {record.partitionKey}
              </span>
              <span title={`hash key ${record.hashKey}`} className="font-mono text-faint">
                {hashKeyHex(BigInt(record.hashKey)).slice(0, 8)}…
              </span>
              {record.shard !== null && <ShardMark id={record.shard} />}
              <span className="ml-auto">{formatBytes(record.sizeBytes).text}</span>
            </p>
            <pre className="mt-1 max-h-44 overflow-auto font-mono text-xs wrap-anywhere whitespace-pre-wrap text-text">
              {record.data}
            </pre>
          </li>
        ))}
      </ol>
      {records.length > SHOWN_AT_FIRST && (
        <div className="flex items-center gap-3 border-t px-4 py-2">
          <Button kind="quiet" onClick={() => setAll(!all)}>
            {all ? 'Show fewer' : `Show the first ${records.length}`}
          </Button>
          <span className="text-xs text-faint">
            {total !== null && `of ${formatCount(total)}; `}random values will be others when it is
            sent
          </span>
        </div>
      )}
    </div>
  );
}

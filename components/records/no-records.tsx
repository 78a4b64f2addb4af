import { EmptyState } from '@/components/ui/empty-state';
import type { ShardRead } from '@/lib/contract/record';
import { formatCounted } from '@/lib/format/format-count';

interface NoRecordsProps {
  reads: readonly ShardRead[];
  /** Records that the filter was tried on; 0 without a filter. */
  tried: number;
}

/** Why a sample has no records. */
export function NoRecords({ reads, tried }: NoRecordsProps) {
  if (tried > 0) {
    return (
      <EmptyState title="Nothing matches the filter in what was read">
        It was tried on {formatCounted(tried, 'record')}. Read more, watch what comes live, or
        search a time range.
      </EmptyState>
    );
  }
  if (reads.some(({ end }) => end === 'call_budget')) {
    return (
      <EmptyState title="No records so far">
        The read budget ran out in stretches without records; there may be some further on. Read
        again, or start nearer to them.
      </EmptyState>
    );
  }
  if (reads.some(({ end }) => end === 'failed')) {
    return <EmptyState title="No records: shards could not be read">See why below.</EmptyState>;
  }
  return (
    <EmptyState title="No records here">
      Reading reached the end of every shard. Records are kept for the stream’s retention; choose an
      older start, or send a test event.
    </EmptyState>
  );
}

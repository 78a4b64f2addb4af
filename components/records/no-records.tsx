import { Button } from '@/components/ui/button';
import { EmptyState } from '@/components/ui/empty-state';
import type { Reading } from './use-reading';

interface NoRecordsProps {
  needle: string;
  reading: Reading;
  onClear: () => void;
}

export function NoRecords({ needle, reading, onClear }: NoRecordsProps) {
  if (needle !== '' && reading.records.length > 0) {
    return (
      <EmptyState
        title={`Nothing that was read contains “${needle}”`}
        action={<Button onClick={onClear}>Show all that was read</Button>}
      >
        The search looks through payloads, partition keys and sequence numbers of this read only.
      </EmptyState>
    );
  }
  if (reading.reads.some(({ end }) => end === 'call_budget')) {
    return (
      <EmptyState title="No records so far">
        The read budget ran out in stretches without records; there may be some further on. Read
        again, or start nearer to them.
      </EmptyState>
    );
  }
  if (reading.reads.some(({ end }) => end === 'failed')) {
    return <EmptyState title="No records: shards could not be read">See why below.</EmptyState>;
  }
  return (
    <EmptyState title="No records here">
      Reading reached the end of every shard. Records are kept for the stream’s retention; choose an
      older start, or send a test event.
    </EmptyState>
  );
}

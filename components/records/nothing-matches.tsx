import { Button } from '@/components/ui/button';
import { EmptyState } from '@/components/ui/empty-state';

interface NothingMatchesProps {
  needle: string;
  onClear: () => void;
}

export function NothingMatches({ needle, onClear }: NothingMatchesProps) {
  return (
    <EmptyState
      title={`Nothing that was read contains “${needle}”`}
      action={<Button onClick={onClear}>Show all that was read</Button>}
    >
      The search looks through payloads, partition keys and sequence numbers of this read only.
    </EmptyState>
  );
}

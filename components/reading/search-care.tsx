import { Coins, TriangleAlert } from 'lucide-react';
import type { ReactNode } from 'react';
import { useStream } from '@/components/frame/use-stream';
import { formatCounted } from '@/lib/format/format-count';
import { fanOutCost } from '@/lib/series/fan-out-cost';

const GIGABYTE = 1024 ** 3;

interface SearchCareProps {
  connection: string;
  stream: string;
  fanOut: boolean;
  /** The address has a position in the range, from which the search goes on. */
  goesOn: boolean;
  onFromStart: () => void;
}

/** Said before a search starts: what it does to others, and what it costs. */
export function SearchCare(props: SearchCareProps) {
  const { connection, stream, fanOut, goesOn, onFromStart } = props;
  const shards = useStream(connection, stream).data?.openShards ?? 1;
  const { dollarsPerHour, dollarsForData } = fanOutCost({ shards, bytes: GIGABYTE });
  return (
    <div className="mt-2 flex flex-col gap-1 text-xs text-muted">
      {fanOut ? (
        <Care icon={<Coins aria-hidden className="mt-px size-3.5 shrink-0 text-own" />}>
          A consumer of its own is registered for the search and removed afterwards. It takes
          nothing from other consumers, and the iterator age stays as it is. It costs $
          {dollarsPerHour.toFixed(3)} for each hour or part of it, over{' '}
          {formatCounted(shards, 'shard')}, and ${dollarsForData.toFixed(3)} per GB, at the list
          prices of us-east-1.
        </Care>
      ) : (
        <Care icon={<TriangleAlert aria-hidden className="mt-px size-3.5 shrink-0 text-lag" />}>
          Reading records older than a minute raises the stream’s iterator age metric
          (GetRecords.IteratorAgeMilliseconds) for as long as the search runs: an alarm on it may go
          off. The overview marks these reads as ours.
        </Care>
      )}
      {goesOn && (
        <p>
          The search goes on from a position in the address.{' '}
          <button type="button" onClick={onFromStart} className="underline underline-offset-2">
            Search from the start of the range instead
          </button>
        </p>
      )}
    </div>
  );
}

function Care({ icon, children }: { icon: ReactNode; children: ReactNode }) {
  return (
    <p className="flex max-w-4xl items-start gap-2">
      {icon}
      <span>{children}</span>
    </p>
  );
}

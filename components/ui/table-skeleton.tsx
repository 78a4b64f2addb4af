import { Skeleton } from './skeleton';

/** A toolbar, a header and rows, of the sizes that come. */
export function TableSkeleton({ rows }: { rows: number }) {
  return (
    <div aria-hidden>
      <div className="flex h-12 items-center px-4">
        <Skeleton className="h-7 w-72" />
      </div>
      <div className="border-y bg-surface">
        {Array.from({ length: rows + 1 }, (_, row) => (
          <div key={row} className="flex h-8 items-center gap-8 border-b px-4 last:border-b-0">
            <Skeleton className="h-3 w-40" />
            <Skeleton className="h-3 flex-1" />
          </div>
        ))}
      </div>
    </div>
  );
}

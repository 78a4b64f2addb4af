import { Skeleton } from '@/components/ui/skeleton';

const KEYS = ['one', 'two', 'three', 'four', 'five', 'six'];

/** Tiles and charts of the sizes that come. */
export function OverviewSkeleton() {
  return (
    <div aria-hidden className="contents">
      <div className="grid grid-cols-2 gap-px overflow-hidden rounded-lg border bg-line sm:grid-cols-3 xl:grid-cols-6">
        {KEYS.map((key) => (
          <div key={key} className="h-[95px] bg-surface px-4 py-3">
            <Skeleton className="h-3 w-20" />
            <Skeleton className="mt-3 h-6 w-28" />
          </div>
        ))}
      </div>
      <div className="grid gap-3 md:grid-cols-2 xl:grid-cols-3">
        {KEYS.map((key) => (
          <div key={key} className="h-[228px] rounded-lg tall:h-[284px] border bg-surface p-4">
            <Skeleton className="h-3 w-32" />
            <Skeleton className="mt-4 h-44" />
          </div>
        ))}
      </div>
    </div>
  );
}

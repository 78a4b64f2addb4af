import { Info, TriangleAlert } from 'lucide-react';
import type { Unevaluated } from '@/lib/contract/record';
import { formatCounted } from '@/lib/format/format-count';

interface ReadingNoticesProps {
  notices: readonly string[];
  unevaluated: Unevaluated | null;
}

/** What the reader must know of a reading, and of a filter that could not be answered on some records. */
export function ReadingNotices({ notices, unevaluated }: ReadingNoticesProps) {
  if (notices.length === 0 && !unevaluated) return null;
  return (
    <ul className="flex flex-col gap-1 px-4 pb-2 text-sm text-muted">
      {[...new Set(notices)].map((notice) => (
        <li key={notice} className="flex items-start gap-2">
          <Info aria-hidden className="mt-0.5 size-3.5 shrink-0" />
          {notice}
        </li>
      ))}
      {unevaluated && (
        <li className="flex items-start gap-2">
          <TriangleAlert aria-hidden className="mt-0.5 size-3.5 shrink-0 text-lag" />
          The filter could not be answered on {formatCounted(unevaluated.records, 'record')}; they
          count as not matching. Of the newest: {unevaluated.reason}
        </li>
      )}
    </ul>
  );
}

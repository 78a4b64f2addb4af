import { Info, TriangleAlert } from 'lucide-react';
import type { RecordsAnswer } from '@/lib/contract/record';

/** What the reader must know of the read itself. */
export function ReadingNotes({ answers }: { answers: readonly RecordsAnswer[] }) {
  const notices = new Set(answers.flatMap((answer) => answer.notices));
  const raisesAge = answers.some((answer) => answer.raisesIteratorAge);
  if (notices.size === 0 && !raisesAge) return null;
  return (
    <ul className="flex flex-col gap-1 px-4 pb-2 text-sm text-muted">
      {[...notices].map((notice) => (
        <li key={notice} className="flex items-start gap-2">
          <Info aria-hidden className="mt-0.5 size-3.5 shrink-0" />
          {notice}
        </li>
      ))}
      {raisesAge && (
        <li className="flex items-start gap-2">
          <TriangleAlert aria-hidden className="mt-0.5 size-3.5 shrink-0 text-lag" />
          Old records were read: this read shows in the stream’s iterator age
          (GetRecords.IteratorAgeMilliseconds), and an alarm on it may go off.
        </li>
      )}
    </ul>
  );
}

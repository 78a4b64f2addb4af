import { Info, TriangleAlert } from 'lucide-react';
import { useNowMs } from '@/components/ui/use-now';
import type { TailNote } from '@/lib/client/tail-notes';
import { formatCounted } from '@/lib/format/format-count';
import { formatInstant } from '@/lib/format/format-instant';
import { noteWords } from './tail-words';

/** What happened in the course of the tail: the newest in sight, the others one press away. */
export function TailNotesList({ notes }: { notes: readonly TailNote[] }) {
  const [newest, ...older] = notes;
  if (!newest) return null;
  return (
    <output className="block px-4 pb-2 text-sm text-muted">
      <NoteLine note={newest} />
      {older.length > 0 && (
        <details>
          <summary className="mt-1 text-xs text-faint">
            {formatCounted(older.length, 'earlier event')}
          </summary>
          <ul className="mt-1 flex max-h-48 flex-col gap-1 overflow-auto">
            {older.map((note) => (
              <li key={note.id}>
                <NoteLine note={note} />
              </li>
            ))}
          </ul>
        </details>
      )}
    </output>
  );
}

function NoteLine({ note }: { note: TailNote }) {
  const nowMs = useNowMs();
  const { text, warning } = noteWords(note, nowMs);
  const Icon = warning ? TriangleAlert : Info;
  return (
    <p className="flex items-start gap-2">
      <Icon aria-hidden className={`mt-0.5 size-3.5 shrink-0 ${warning ? 'text-lag' : ''}`} />
      <span className="min-w-0 break-words">
        <span className="mr-1.5 text-faint">{formatInstant(note.atMs, { nowMs })}</span>
        {text}
      </span>
    </p>
  );
}

import type { ReactNode } from 'react';
import type { Run } from '@/lib/contract/run';
import { formatCount, formatCounted } from '@/lib/format/format-count';

/** Why a run ended before its time, and what that means for its records; nothing for one that ended well. */
export function RunNotes({ run }: { run: Run }) {
  if (run.state === 'failed') {
    return (
      <Note tone="trouble" title="The run broke off">
        {run.problem?.detail} <Rest run={run} />
      </Note>
    );
  }
  if (run.state === 'interrupted') {
    return (
      <Note tone="lag" title="The server ended in mid-run">
        <Lost run={run} /> <Rest run={run} />
      </Note>
    );
  }
  if (run.state === 'stopped') {
    return (
      <Note tone="plain" title="Stopped">
        <Rest run={run} />
      </Note>
    );
  }
  return null;
}

/** How far it came. */
function Rest({ run: { progress } }: { run: Run }) {
  const { planned, made } = progress;
  if (planned === null) return `${formatCounted(made, 'record')} were handed over.`;
  const rest = Math.max(0, planned - made);
  return `${formatCount(made)} of ${formatCounted(planned, 'record')} were handed over; ${
    rest === 0 ? 'none was left' : `${formatCount(rest)} were never sent`
  }.`;
}

function Lost({ run: { progress } }: { run: Run }) {
  const { withoutVerdict } = progress;
  if (withoutVerdict === 0) return 'Every record that was handed over has its verdict.';
  return `${formatCounted(withoutVerdict, 'record')} had no verdict yet: they may be in the stream, and are listed as unknown.`;
}

const TONES = {
  trouble: 'bg-trouble-soft',
  lag: 'bg-lag-soft',
  plain: 'bg-raised',
} as const;

interface NoteProps {
  tone: keyof typeof TONES;
  title: string;
  children: ReactNode;
}

function Note({ tone, title, children }: NoteProps) {
  return (
    <p className={`border-t px-4 py-2 text-sm ${TONES[tone]}`}>
      <strong className="font-medium">{title}.</strong> {children}
    </p>
  );
}

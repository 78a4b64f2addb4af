import { clsx } from 'clsx';
import { LEVEL_TONE } from '@/components/ui/level-tone';
import { StatusDot } from '@/components/ui/status-dot';
import { TONE_TEXT } from '@/components/ui/tone';
import type { Finding } from '@/lib/contract/metrics';

const ORDER: Readonly<Record<Finding['level'], number>> = { critical: 0, warning: 1, info: 2 };
const WORDS: Readonly<Record<Finding['level'], string>> = {
  critical: 'Critical',
  warning: 'Warning',
  info: 'Note',
};

/** What is wrong, worst first; nothing when nothing is. */
export function Findings({ findings }: { findings: readonly Finding[] }) {
  if (findings.length === 0) return null;
  return (
    <section aria-label="Findings" className="overflow-hidden rounded-lg border bg-surface">
      <ul className={clsx('grid gap-x-8 py-1.5', findings.length > 1 && 'lg:grid-cols-2')}>
        {findings
          .toSorted((one, other) => ORDER[one.level] - ORDER[other.level])
          .map(({ id, level, text }) => (
            <li key={id} className="flex items-baseline gap-2.5 px-4 py-1 text-sm">
              <StatusDot tone={LEVEL_TONE[level]} />
              <span className={`shrink-0 font-medium sm:w-14 ${TONE_TEXT[LEVEL_TONE[level]]}`}>
                {WORDS[level]}
              </span>
              <span>{text}</span>
            </li>
          ))}
      </ul>
    </section>
  );
}

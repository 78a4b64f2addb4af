import { CircleCheck, CircleX } from 'lucide-react';
import { ProblemView } from '@/components/ui/problem-view';
import type { DryRun } from './use-dry-run';

/** What the service said to the dry run; nothing before it was asked. */
export function DryRunLine({ dryRun: { answer, problem } }: { dryRun: DryRun }) {
  if (problem) return <ProblemView problem={problem} />;
  if (!answer) return null;
  const Icon = answer.permitted ? CircleCheck : CircleX;
  return (
    <output className="flex items-start gap-2 border-t px-4 py-2 text-sm">
      <Icon
        aria-hidden
        className={`mt-px size-4 shrink-0 ${answer.permitted ? 'text-fine' : 'text-trouble'}`}
      />
      <span className="min-w-0">
        <span className="font-medium">
          {answer.permitted ? 'Sending is permitted' : 'Sending is not permitted'}
        </span>
        {answer.action !== null && (
          <>
            : <code className="font-mono text-[0.95em]">{answer.action}</code> is missing
          </>
        )}
        <span className="block text-xs wrap-anywhere text-muted">{answer.detail}</span>
      </span>
    </output>
  );
}

import { EmptyState } from '@/components/ui/empty-state';
import { Figure } from '@/components/ui/figure';
import { Panel } from '@/components/ui/panel';
import { ProblemView } from '@/components/ui/problem-view';
import { Skeleton } from '@/components/ui/skeleton';
import type { Pace, RunPreviewAnswer } from '@/lib/contract/run';
import { formatBytes } from '@/lib/format/format-bytes';
import { formatCounted } from '@/lib/format/format-count';
import { DistributionBars } from './distribution-bars';
import { LoadNote } from './load-note';
import type { LoadShare } from './load-share';
import { PreviewRecords } from './preview-records';
import type { Preview } from './use-preview';

interface PreviewPanelProps {
  preview: Preview;
  pace: Pace['kind'];
  load: LoadShare | undefined;
}

/** The run as it would be sent now; nothing leaves before the button is pressed. */
export function PreviewPanel({ preview, pace, load }: PreviewPanelProps) {
  const { answer, problem, outdated } = preview;
  return (
    <Panel
      title="Preview"
      unit="nothing is sent yet"
      figure={answer && <Sum answer={answer} outdated={outdated} />}
      className="self-start"
    >
      {problem && problem.fields.length === 0 && (
        <ProblemView problem={problem} onRetry={preview.retry} />
      )}
      {problem && problem.fields.length > 0 && (
        <p className="border-t bg-lag-soft px-4 py-2 text-sm">
          A field is at fault, so there is no preview of this form
          {answer && '; the last good one is shown'}.
        </p>
      )}
      {answer ? (
        <div aria-busy={outdated}>
          <DistributionBars total={answer.total} distribution={answer.distribution} />
          {load && <LoadNote load={load} pace={pace} />}
          <PreviewRecords records={answer.records} total={answer.total} />
        </div>
      ) : outdated && !problem ? (
        <Skeleton className="mx-4 mb-4 h-80" />
      ) : (
        !problem && (
          <EmptyState title="Nothing to send yet">
            Fill in what is missing in the form, and the first records show up here.
          </EmptyState>
        )
      )}
    </Panel>
  );
}

function Sum({ answer, outdated }: { answer: RunPreviewAnswer; outdated: boolean }) {
  return (
    <span className="text-sm">
      {outdated && <span className="mr-2 text-xs font-normal text-faint">updating…</span>}
      {answer.total !== null && `${formatCounted(answer.total, 'record')}, `}
      <Figure measure={formatBytes(answer.bytes)} />
    </span>
  );
}

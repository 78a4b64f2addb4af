import { CircleStop, RotateCcw, X } from 'lucide-react';
import { Badge } from '@/components/ui/badge';
import { Button } from '@/components/ui/button';
import { IconButton } from '@/components/ui/icon-button';
import { RelativeTime } from '@/components/ui/relative-time';
import type { Run } from '@/lib/contract/run';
import { isUnderWay, stateTone } from './run-state';
import { paceWords, runTitle } from './run-words';
import type { RunActions } from './use-run-actions';

interface RunHeadProps {
  run: Run;
  actions: RunActions;
  /** Whether what it was asked for is kept. */
  reusable: boolean;
  onClose: () => void;
}

/** Which run it is, how it stands, and what can be done with it. */
export function RunHead({ run, actions, reusable, onClose }: RunHeadProps) {
  return (
    <header className="flex min-h-11 flex-wrap items-center gap-x-3 gap-y-1 px-4 py-2">
      <h2 className="max-w-full min-w-0 truncate text-sm font-medium" title={runTitle(run)}>
        {runTitle(run)}
      </h2>
      <Badge tone={stateTone(run)}>{run.state}</Badge>
      <span className="text-xs text-faint">
        {paceWords(run.pace)}, started <RelativeTime instantMs={run.startedAtMs} />
      </span>
      <span className="ml-auto flex items-center gap-2">
        {isUnderWay(run.state) ? (
          <Button
            kind="danger"
            disabled={actions.busy || run.state === 'stopping'}
            onClick={actions.stop}
          >
            <CircleStop aria-hidden className="size-4" />
            Stop
          </Button>
        ) : (
          reusable && (
            <Button disabled={actions.busy} onClick={actions.reuse}>
              <RotateCcw aria-hidden className="size-4" />
              Use these settings again
            </Button>
          )
        )}
        <IconButton label="Close the run" icon={<X />} onClick={onClose} />
      </span>
    </header>
  );
}

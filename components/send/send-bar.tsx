'use client';

import dynamic from 'next/dynamic';
import { Button } from '@/components/ui/button';
import { Input } from '@/components/ui/input';
import { formatCounted } from '@/lib/format/format-count';
import { firstPress } from './first-press';
import type { DryRun } from './use-dry-run';

const DryRunLine = dynamic(() => import('./dry-run-line').then((module) => module.DryRunLine));

const MOST_NAME_CHARACTERS = 200;

interface SendBarProps {
  /** null while nobody knows how many records there are. */
  count: number | null;
  ready: boolean;
  starting: boolean;
  dryRun: DryRun;
  name: string;
  onName: (name: string) => void;
  onSend: () => void;
}

export function SendBar(props: SendBarProps) {
  const { count, ready, starting, dryRun, name, onName, onSend } = props;
  return (
    <>
      <div className="flex min-h-12 flex-wrap items-center gap-3 border-t px-4 py-2">
        <Button kind="primary" disabled={!ready || starting} onClick={firstPress(onSend)}>
          {count === null ? 'Send' : `Send ${formatCounted(count, 'record')}`}
        </Button>
        <Button
          disabled={dryRun.asking}
          onClick={dryRun.ask}
          title="Asks the service whether it would take records from us; writes nothing"
        >
          {dryRun.asking ? 'Asking…' : 'Dry run'}
        </Button>
        <span className="min-w-40 flex-1 sm:max-w-72">
          <Input
            aria-label="Name of the run"
            placeholder="Name of the run, if it needs one"
            maxLength={MOST_NAME_CHARACTERS}
            value={name}
            onChange={(event) => onName(event.target.value)}
          />
        </span>
      </div>
      {(dryRun.answer ?? dryRun.problem) && <DryRunLine dryRun={dryRun} />}
    </>
  );
}

'use client';

import { Download, RotateCw } from 'lucide-react';
import { useState } from 'react';
import { Button, buttonClass } from '@/components/ui/button';
import type { Run } from '@/lib/contract/run';
import { formatCount } from '@/lib/format/format-count';
import { api } from '@/lib/routes';
import { ConfirmSend } from './confirm-send';
import { firstPress } from './first-press';
import { undeliveredCount, unknownCount } from './run-state';
import type { ResentStatus } from './use-run-actions';

interface ResendBarProps {
  connection: string;
  run: Run;
  /** Asks first. */
  production: boolean;
  busy: boolean;
  onResend: (statuses: readonly ResentStatus[]) => void;
}

/** What to do about records that did not arrive for certain; nothing where all did. */
export function ResendBar(props: ResendBarProps) {
  const { connection, run, production, busy, onResend } = props;
  const [asking, setAsking] = useState<readonly ResentStatus[]>();
  const { failed } = run.progress;
  const unknown = unknownCount(run);
  const resend = (wanted: readonly ResentStatus[]) =>
    production ? setAsking(wanted) : onResend(wanted);
  const count = undeliveredCount(run);
  if (count === 0) return null;
  const statuses = [
    ...(failed > 0 ? (['failed'] as const) : []),
    ...(unknown > 0 ? (['unknown'] as const) : []),
  ];
  return (
    <div className="flex flex-wrap items-center gap-2 border-t px-4 py-2">
      <Button disabled={busy} onClick={firstPress(() => resend(statuses))}>
        <RotateCw aria-hidden className="size-4" />
        Send the {formatCount(count)} undelivered again
      </Button>
      {failed > 0 && unknown > 0 && (
        <Button kind="quiet" disabled={busy} onClick={firstPress(() => resend(['failed']))}>
          Only the {formatCount(failed)} failed
        </Button>
      )}
      <a
        href={api.runUndelivered(connection, run.stream, run.id)}
        download={`${run.stream}-undelivered.jsonl`}
        className={buttonClass('quiet')}
      >
        <Download aria-hidden className="size-4" />
        Download them
      </a>
      {unknown > 0 && (
        <p className="text-xs text-lag">
          {unknown === 1 ? '1 is unknown: it' : `${formatCount(unknown)} are unknown: they`} may be
          in the stream already, and would then be there twice.
        </p>
      )}
      {asking && (
        <ConfirmSend
          connection={connection}
          stream={run.stream}
          production={production}
          count={asking.reduce((sum, status) => sum + { failed, unknown }[status], 0)}
          pace={{ kind: 'at_once' }}
          share={undefined}
          onClose={() => setAsking(undefined)}
          onConfirm={() => {
            setAsking(undefined);
            onResend(asking);
          }}
        />
      )}
    </div>
  );
}

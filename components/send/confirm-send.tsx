import type { ReactNode } from 'react';
import { Badge } from '@/components/ui/badge';
import { Button } from '@/components/ui/button';
import { Dialog } from '@/components/ui/dialog';
import type { Pace } from '@/lib/contract/run';
import { formatCounted } from '@/lib/format/format-count';
import { formatPercent } from '@/lib/format/format-percent';
import { paceWords } from './run-words';

interface ConfirmSendProps {
  connection: string;
  stream: string;
  production: boolean;
  /** null where nobody knows. */
  count: number | null;
  pace: Pace;
  /** Of the stream's capacity at the peak; undefined where nobody knows. */
  share: number | undefined;
  onClose: () => void;
  onConfirm: () => void;
}

/** Names what goes where, how fast and how hard, before anything does. */
export function ConfirmSend(props: ConfirmSendProps) {
  const { connection, stream, production, count, pace, share, onClose, onConfirm } = props;
  const records = count === null ? 'all records' : formatCounted(count, 'record');
  return (
    <Dialog
      title={`Send ${records}?`}
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button kind={production ? 'danger' : 'primary'} onClick={onConfirm}>
            Send {records}
          </Button>
        </>
      }
    >
      <dl className="grid grid-cols-[auto_1fr] gap-x-4 gap-y-1 text-sm">
        <Fact term="Stream">
          <strong className="font-medium wrap-anywhere">{stream}</strong>
        </Fact>
        <Fact term="Connection">
          {connection} {production && <Badge tone="trouble">PRODUCTION</Badge>}
        </Fact>
        <Fact term="Pace">{paceWords(pace)}</Fact>
        {share !== undefined && (
          <Fact term="Load">
            <span className={share > 1 ? 'text-lag' : undefined}>
              {formatPercent(share).text}{' '}
              {pace.kind === 'at_once'
                ? 'of what the stream takes in one second'
                : 'of its capacity'}
            </span>
          </Fact>
        )}
      </dl>
      <p className="mt-3 text-sm text-muted">
        Records cannot be taken back: every consumer of the stream gets them.
      </p>
    </Dialog>
  );
}

function Fact({ term, children }: { term: string; children: ReactNode }) {
  return (
    <>
      <dt className="text-muted">{term}</dt>
      <dd className="min-w-0">{children}</dd>
    </>
  );
}

import { Badge } from '@/components/ui/badge';
import { Button } from '@/components/ui/button';
import { Dialog } from '@/components/ui/dialog';
import { formatCounted } from '@/lib/format/format-count';

interface ConfirmSendProps {
  connection: string;
  stream: string;
  production: boolean;
  count: number;
  onClose: () => void;
  onConfirm: () => void;
}

export function ConfirmSend(props: ConfirmSendProps) {
  const { connection, stream, production, count, onClose, onConfirm } = props;
  const records = formatCounted(count, 'record');
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
      <p className="flex flex-wrap items-center gap-1.5 text-sm">
        {records} go into <strong className="font-medium">{stream}</strong> on {connection}
        {production && <Badge tone="trouble">PRODUCTION</Badge>}
      </p>
      <p className="mt-2 text-sm text-muted">
        Records cannot be taken back: every consumer of the stream gets them.
      </p>
    </Dialog>
  );
}

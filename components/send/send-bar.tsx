import { Button } from '@/components/ui/button';
import { Progress } from '@/components/ui/progress';
import { useNowMs } from '@/components/ui/use-now';
import { formatCounted } from '@/lib/format/format-count';
import { formatDuration } from '@/lib/format/format-duration';
import type { Sending } from './use-send';

interface SendBarProps {
  count: number;
  ready: boolean;
  sending: Sending;
  onSend: () => void;
}

export function SendBar({ count, ready, sending, onSend }: SendBarProps) {
  return (
    <div className="flex min-h-12 flex-wrap items-center gap-3 border-t px-4 py-2">
      <Button kind="primary" disabled={!ready || sending.sending} onClick={onSend}>
        Send {formatCounted(count, 'record')}
      </Button>
      {sending.sending && <SendingNow startedAtMs={sending.startedAtMs} />}
    </div>
  );
}

/** The server's deadline for a batch. */
const DEADLINE_MS = 30_000;

/** The server answers when every record has its verdict, so the bar shows what is known: the time that is used up. */
function SendingNow({ startedAtMs }: { startedAtMs: number }) {
  const nowMs = useNowMs();
  const elapsedMs = Math.floor(Math.max(0, nowMs - startedAtMs) / 1_000) * 1_000;
  return (
    <output className="flex min-w-48 flex-1 items-center gap-3 text-sm text-muted">
      <Progress
        label="Time used of 30 s"
        value={Math.min(1, elapsedMs / DEADLINE_MS)}
        tone="write"
      />
      <span className="whitespace-nowrap">
        sending{elapsedMs > 0 && `, ${formatDuration(elapsedMs).text} of 30 s at most`}
      </span>
    </output>
  );
}

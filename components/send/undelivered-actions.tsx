import { Download, RotateCw } from 'lucide-react';
import { Button } from '@/components/ui/button';
import { saveFile } from '@/components/ui/save-file';
import type { BatchAnswer, BatchRequest } from '@/lib/contract/batch';
import { formatCount } from '@/lib/format/format-count';
import { resendBody, undeliveredLines } from './undelivered';

interface UndeliveredActionsProps {
  answer: BatchAnswer;
  busy: boolean;
  onResend: (batch: BatchRequest) => void;
}

/** Failed records can go again safely; unknown ones may be there already, so they go apart. */
export function UndeliveredActions({ answer, busy, onResend }: UndeliveredActionsProps) {
  const failed = resendBody(answer, ['failed']);
  const unknown = resendBody(answer, ['unknown']);
  return (
    <span className="flex flex-wrap items-center gap-2">
      {failed && (
        <Button disabled={busy} onClick={() => onResend(failed)}>
          <RotateCw aria-hidden className="size-4" />
          Send {formatCount(answer.failed)} failed again
        </Button>
      )}
      {unknown && (
        <Button
          disabled={busy}
          title="They may be in the stream already, and would then be there twice"
          onClick={() => onResend(unknown)}
        >
          <RotateCw aria-hidden className="size-4" />
          Send {formatCount(answer.unknown)} unknown again
        </Button>
      )}
      <Button
        onClick={() =>
          saveFile({
            name: `${answer.stream}-undelivered.jsonl`,
            type: 'application/x-ndjson',
            text: `${undeliveredLines(answer)}\n`,
          })
        }
      >
        <Download aria-hidden className="size-4" />
        Download
      </Button>
    </span>
  );
}

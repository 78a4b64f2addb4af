import type { ReactNode } from 'react';
import { Figure } from '@/components/ui/figure';
import { Identifier } from '@/components/ui/identifier';
import { Tooltip } from '@/components/ui/tooltip';
import type { StreamDetail } from '@/lib/contract/stream';
import { formatCounted } from '@/lib/format/format-count';
import { formatDuration } from '@/lib/format/format-duration';
import { formatKibibytes } from '@/lib/format/format-kibibytes';
import { shortenArn } from '@/lib/format/shorten-middle';
import { MODE_LABELS, STATUS_LABELS } from './stream-labels';

const HOUR_MS = 3_600_000;

interface StreamFactsProps {
  detail: StreamDetail;
  /** A word on how old they are, if they are. */
  children?: ReactNode;
}

/** The configuration that matters in an incident, in one line that wraps. */
export function StreamFacts({ detail, children }: StreamFactsProps) {
  const { status, mode, openShards, retentionHours, encryption, consumers } = detail;
  return (
    <dl className="flex flex-wrap items-center gap-x-4 gap-y-0.5 px-4 py-1 text-xs">
      <Fact name="Status">
        <span className={status === 'ACTIVE' ? undefined : 'font-semibold text-lag'}>
          {STATUS_LABELS[status]}
        </span>
      </Fact>
      <Fact name="Mode">{MODE_LABELS[mode]}</Fact>
      <Fact name="Open shards">{openShards}</Fact>
      <Fact name="Retention">
        <Figure measure={formatDuration(retentionHours * HOUR_MS)} />
      </Fact>
      <Fact name="Encryption">
        <Encryption {...encryption} />
      </Fact>
      <Fact name="Largest record">
        <Figure measure={formatKibibytes(detail.maxRecordSizeKiB)} />
      </Fact>
      {consumers !== null && consumers > 0 && (
        <Fact name="Fan-out">{formatCounted(consumers, 'consumer')}</Fact>
      )}
      <Fact name="ARN">
        <Identifier text={detail.arn} shorten={shortenArn} copyLabel="ARN" />
      </Fact>
      {children && <Fact name="Shown">{children}</Fact>}
    </dl>
  );
}

function Encryption({ type, keyId }: StreamDetail['encryption']) {
  if (type === 'NONE') return 'none';
  const shown = <span className="underline decoration-dotted underline-offset-2">KMS</span>;
  return <Tooltip text={`Key ${keyId ?? 'not named by the service'}`}>{shown}</Tooltip>;
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div className="flex items-center gap-1.5 whitespace-nowrap">
      <dt className="text-faint">{name}</dt>
      <dd className="text-text">{children}</dd>
    </div>
  );
}

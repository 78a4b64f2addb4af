import { CopyButton } from '@/components/ui/copy-button';
import { formatCounted } from '@/lib/format/format-count';
import { formatNumber } from '@/lib/format/format-number';

/**
 * What CloudWatch charges for a custom metric in most regions; shard-level metrics are billed as such.
 * @see https://aws.amazon.com/cloudwatch/pricing/
 */
const USD_PER_METRIC_MONTH = 0.3;
/** @see https://docs.aws.amazon.com/streams/latest/dev/monitoring-with-cloudwatch.html */
const SHARD_METRICS = 7;

interface MetricsOffProps {
  stream: string;
  openShards: number;
}

/** Says what shard-level metrics give and cost, in the place of columns that would be empty. */
export function MetricsOff({ stream, openShards }: MetricsOffProps) {
  const usd = openShards * SHARD_METRICS * USD_PER_METRIC_MONTH;
  const command = `aws kinesis enable-enhanced-monitoring --stream-name ${stream} --shard-level-metrics ALL`;
  return (
    <div className="border-t px-4 py-2.5 text-sm text-muted">
      <p className="max-w-prose">
        Shard-level metrics are off, so CloudWatch knows no rates, iterator age or throttling by
        shard. Switching them on costs about US${formatNumber(usd, 2)} a month (
        {formatCounted(openShards, 'open shard')} × {SHARD_METRICS} metrics × US$0.30).
      </p>
      <p className="mt-1 flex items-center gap-1">
        <code className="min-w-0 truncate font-mono text-xs text-text">{command}</code>
        <CopyButton text={command} label="Copy command" className="size-5" />
      </p>
    </div>
  );
}

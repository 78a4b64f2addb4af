import { Badge } from '@/components/ui/badge';
import { ShareBar } from '@/components/ui/share-bar';
import { StatusDot } from '@/components/ui/status-dot';
import { useNowMs } from '@/components/ui/use-now';
import type { RingState } from '@/lib/client/record-ring';
import type { TailConnection, TailState } from '@/lib/client/tail-connection';
import type { ShardLoad } from '@/lib/contract/reading';
import { formatByteRate } from '@/lib/format/format-bytes';
import { formatCount, formatCounted } from '@/lib/format/format-count';
import { formatDuration } from '@/lib/format/format-duration';
import { formatPercent } from '@/lib/format/format-percent';
import { formatRecordRate } from '@/lib/format/format-record-rate';
import { PHASE_WORDS } from './tail-words';

interface TailStripProps {
  tail: TailConnection;
  state: TailState;
  records: RingState;
  /** Some of what arrives is left out. */
  filtered: boolean;
}

/** How the tail is doing: connected or not, how fast, how far behind, and what was given up. */
export function TailStrip({ tail, state, records, filtered }: TailStripProps) {
  const { figures, phase, lagMs, viewers, shards } = state;
  const highest = shards.length > 0 ? Math.max(...shards.map(shareOf)) : undefined;
  const throttled = phase === 'live' && shards.some((shard) => shard.state === 'throttled');
  const { text, tone } = PHASE_WORDS[phase];
  return (
    <span className="inline-flex flex-wrap items-center gap-x-4 gap-y-1 text-muted">
      <output className="inline-flex items-center gap-1.5">
        <StatusDot tone={tone} />
        <span>
          {text}
          {phase === 'waiting' && <Countdown tail={tail} retryAtMs={state.retryAtMs} />}
        </span>
      </output>
      {phase === 'live' && figures.scannedPerSecond !== null && (
        <span>
          {formatRecordRate(figures.scannedPerSecond).text},{' '}
          {formatByteRate(figures.bytesPerSecond).text}
        </span>
      )}
      {phase === 'live' && lagMs !== null && <span>{formatDuration(lagMs).text} behind</span>}
      {highest !== undefined && phase === 'live' && (
        <span className="inline-flex items-center gap-1.5 text-own">
          our reads {formatPercent(highest).text} of a shard
          <ShareBar share={highest} tone="own" className="w-8" />
        </span>
      )}
      {throttled && <Badge tone="lag">throttled</Badge>}
      {filtered && figures.scanned > 0 && (
        <span>
          {formatCount(figures.matched)} of {formatCounted(figures.scanned, 'record')} matched
        </span>
      )}
      {viewers !== undefined && viewers > 1 && phase === 'live' && (
        <span title="They share one reader: it reads each shard once for all of them.">
          {formatCounted(viewers, 'viewer')} share these reads
        </span>
      )}
      {figures.dropped > 0 && (
        <span className="text-lag" title="This browser took them too slowly.">
          {formatCount(figures.dropped)} dropped by the server
        </span>
      )}
      {records.evicted > 0 && (
        <span title="The browser keeps the newest 100,000 records, or 64 MiB of them.">
          {formatCounted(records.evicted, 'older record')} let go
        </span>
      )}
    </span>
  );
}

const shareOf = ({ capacityShare }: ShardLoad) => capacityShare;

interface CountdownProps {
  tail: TailConnection;
  retryAtMs: number | undefined;
}

function Countdown({ tail, retryAtMs = 0 }: CountdownProps) {
  const nowMs = useNowMs();
  const left = nowMs === 0 ? 0 : Math.ceil((retryAtMs - nowMs) / 1_000);
  return (
    <>
      <span aria-live="off">{left > 0 ? `, trying again in ${left} s` : ', trying again'}</span>
      <button
        type="button"
        onClick={() => tail.retryNow()}
        className="ml-2 font-medium underline underline-offset-2"
      >
        Try now
      </button>
    </>
  );
}

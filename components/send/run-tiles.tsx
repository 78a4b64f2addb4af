import { Figure } from '@/components/ui/figure';
import { Tile, TileRow } from '@/components/ui/tile';
import type { Run } from '@/lib/contract/run';
import { formatBytes } from '@/lib/format/format-bytes';
import { formatCount, formatCounted } from '@/lib/format/format-count';
import { formatDuration } from '@/lib/format/format-duration';
import { formatRecordRate } from '@/lib/format/format-record-rate';
import { isUnderWay, unknownCount } from './run-state';

/** The figures of a run, the same while it runs and afterwards. */
export function RunTiles({ run }: { run: Run }) {
  const { delivered, failed, retries, throttled, ...rest } = run.progress;
  const { bytes, elapsedMs, recordsPerSecond, latencyMs, withoutVerdict } = rest;
  const unknown = unknownCount(run);
  const underWay = isUnderWay(run.state);
  const meanRate = elapsedMs > 0 ? delivered / (elapsedMs / 1_000) : null;
  const rate = underWay ? recordsPerSecond : meanRate;
  return (
    <TileRow label="Figures of the run">
      <Tile
        label="Delivered"
        figure={formatCount(delivered)}
        note={`${formatBytes(bytes).text} with keys`}
      />
      <Tile
        label="Failed"
        figure={formatCount(failed)}
        tone="trouble"
        alarming={failed > 0}
        note={failed > 0 ? 'not in the stream' : undefined}
      />
      <Tile
        label={underWay ? 'In flight' : 'Unknown'}
        figure={formatCount(underWay ? withoutVerdict : unknown)}
        tone="lag"
        alarming={!underWay && unknown > 0}
        note={underWay || unknown > 0 ? unknownNote(underWay, unknown) : undefined}
      />
      <Tile
        label="Retries"
        figure={formatCount(retries)}
        note={throttled > 0 ? `${formatCounted(throttled, 'attempt')} throttled` : 'none throttled'}
      />
      <Tile
        label="Rate"
        figure={<Figure measure={formatRecordRate(rate)} />}
        note={underWay ? 'over the last 5 s' : 'delivered, on average'}
      />
      <Tile
        label="Latency"
        figure={<Figure measure={formatDuration(latencyMs?.p50 ?? null)} />}
        note={
          latencyMs
            ? `half are faster; 99 % within ${formatDuration(latencyMs.p99).text}`
            : 'hand-over to verdict'
        }
      />
    </TileRow>
  );
}

function unknownNote(underWay: boolean, unknown: number): string {
  if (!underWay) return 'no answer: may be in the stream';
  return unknown > 0 ? `${formatCount(unknown)} unknown so far` : 'handed over, no verdict yet';
}

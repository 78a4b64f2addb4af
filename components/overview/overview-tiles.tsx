import type { ReactNode } from 'react';
import { Figure } from '@/components/ui/figure';
import { ShareBar } from '@/components/ui/share-bar';
import { Tile, TileRow } from '@/components/ui/tile';
import type { Tone } from '@/components/ui/tone';
import type { MetricsAnswer } from '@/lib/contract/metrics';
import { formatByteRate } from '@/lib/format/format-bytes';
import { formatCount } from '@/lib/format/format-count';
import { formatDuration } from '@/lib/format/format-duration';
import { formatPercent } from '@/lib/format/format-percent';
import { formatRecordRate } from '@/lib/format/format-record-rate';
import { formatSeriesValue } from '@/lib/format/format-series-value';
import { highest, newest, sum, worstSuccess } from './tile-figures';

const LAG_LIMIT_MS = 60_000;
const BUSY_SHARE = 0.8;
const GOOD_RATIO = 0.99;

/** The figures that answer "is it healthy": of the newest settled period, sums of the range. */
export function OverviewTiles({ answer }: { answer: MetricsAnswer }) {
  const { capacity } = answer;
  const ageMs = newest(answer, 'iteratorAge');
  const worst = worstSuccess(answer);
  return (
    <TileRow label="Figures now">
      <CapacityTile
        label="Records in"
        figure={<Figure measure={formatRecordRate(newest(answer, 'incomingRecords'))} />}
        share={shareOf(newest(answer, 'incomingRecords'), capacity.writeRecordsPerSecond)}
      />
      <CapacityTile
        label="Bytes in"
        figure={<Figure measure={formatByteRate(newest(answer, 'incomingBytes'))} />}
        share={shareOf(newest(answer, 'incomingBytes'), capacity.writeBytesPerSecond)}
      />
      <Tile
        label="Records out"
        figure={<Figure measure={formatRecordRate(newest(answer, 'outgoingRecords'))} />}
        note={
          <>
            <Figure measure={formatByteRate(newest(answer, 'outgoingBytes'))} /> to polling readers
          </>
        }
      />
      <Tile
        label="Iterator age"
        figure={<Figure measure={formatDuration(ageMs)} />}
        tone={(ageMs ?? 0) > answer.retentionMs / 2 ? 'trouble' : 'lag'}
        alarming={(ageMs ?? 0) > LAG_LIMIT_MS}
        note={
          <>
            highest of the range <Figure measure={formatDuration(highest(answer, 'iteratorAge'))} />
          </>
        }
      />
      <ThrottledTile answer={answer} />
      <Tile
        label="Success of calls"
        figure={<Figure measure={formatPercent(worst?.ratio ?? null)} />}
        tone="trouble"
        alarming={(worst?.ratio ?? 1) < GOOD_RATIO}
        note={worst ? `${worst.name}, the lowest` : 'no calls in the newest period'}
      />
    </TileRow>
  );
}

const shareOf = (value: number | null, limit: number) =>
  value === null || limit <= 0 ? null : value / limit;

interface CapacityTileProps {
  label: string;
  figure: ReactNode;
  share: number | null;
}

function CapacityTile({ label, figure, share }: CapacityTileProps) {
  const tone: Tone = (share ?? 0) >= 1 ? 'trouble' : (share ?? 0) > BUSY_SHARE ? 'lag' : 'write';
  return (
    <Tile
      label={label}
      figure={figure}
      tone={tone}
      alarming={(share ?? 0) > BUSY_SHARE}
      note={
        share !== null && (
          <span className="inline-flex items-center gap-2">
            <ShareBar share={share} tone={tone} />
            <span>
              <Figure measure={formatPercent(share)} /> of capacity
            </span>
          </span>
        )
      }
    />
  );
}

/** Records and calls are different things, so they are said side by side and never added. */
function ThrottledTile({ answer }: { answer: MetricsAnswer }) {
  const writes = sum(answer, 'writeThrottled');
  const reads = sum(answer, 'readThrottled');
  return (
    <Tile
      label="Throttled in the range"
      figure={<Figure measure={formatSeriesValue(writes, 'records')} />}
      tone="trouble"
      alarming={(writes ?? 0) > 0}
      note={`written; reads refused: ${formatCount(reads)} ${reads === 1 ? 'call' : 'calls'}`}
    />
  );
}

'use client';

import { useEffect, useRef } from 'react';
import { Figure } from '@/components/ui/figure';
import { Tile, TileRow } from '@/components/ui/tile';
import type { BatchAnswer, BatchRequest } from '@/lib/contract/batch';
import { formatBytes } from '@/lib/format/format-bytes';
import { formatCount, formatCounted } from '@/lib/format/format-count';
import { formatDuration } from '@/lib/format/format-duration';
import { formatRecordRate } from '@/lib/format/format-record-rate';
import { VerdictTable } from './verdict-table';

interface SendResultProps {
  connection: string;
  answer: BatchAnswer;
  busy: boolean;
  onResend: (batch: BatchRequest) => void;
}

/** What came of the batch: the sums, and a verdict for every record. */
export function SendResult({ connection, answer, busy, onResend }: SendResultProps) {
  const { total, delivered, failed, unknown, retries, bytes, durationMs } = answer;
  const top = useRef<HTMLElement>(null);
  useEffect(() => {
    if (answer.total > 0) top.current?.scrollIntoView({ block: 'start' });
  }, [answer]);
  const rate = durationMs > 0 ? delivered / (durationMs / 1_000) : null;
  return (
    <section ref={top} aria-label="What came of it" className="flex scroll-mt-24 flex-col gap-4">
      <output className="sr-only">
        {formatCounted(delivered, 'record')} delivered, {formatCount(failed)} failed,{' '}
        {formatCount(unknown)} unknown
      </output>
      <TileRow label="What came of it">
        <Tile
          label="Delivered"
          figure={formatCount(delivered)}
          note={`of ${formatCounted(total, 'record')}`}
        />
        <Tile
          label="Failed"
          figure={formatCount(failed)}
          tone="trouble"
          alarming={failed > 0}
          note={failed > 0 ? 'not in the stream' : undefined}
        />
        <Tile
          label="Unknown"
          figure={formatCount(unknown)}
          tone="lag"
          alarming={unknown > 0}
          note={unknown > 0 ? 'no answer: may be in the stream' : undefined}
        />
        <Tile
          label="Sent again"
          figure={formatCount(retries)}
          note="after a refusal or no answer"
        />
        <Tile
          label="Took"
          figure={<Figure measure={formatDuration(durationMs)} />}
          note={`${formatBytes(bytes).text} with keys`}
        />
        <Tile label="Rate" figure={<Figure measure={formatRecordRate(rate)} />} />
      </TileRow>
      <VerdictTable connection={connection} answer={answer} busy={busy} onResend={onResend} />
    </section>
  );
}

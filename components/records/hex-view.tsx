import { useMemo } from 'react';
import type { RecordView } from '@/lib/contract/record';
import { hexChunks } from './hex-lines';
import { payloadBytes } from './payload-bytes';

const LINE_PX = 18;

/** The bytes. Chunks out of sight are not laid out. */
export function HexView({ record }: { record: RecordView }) {
  const chunks = useMemo(() => hexChunks(payloadBytes(record)), [record]);
  if (chunks.length === 0) return <p className="px-4 pb-4 text-sm text-faint">No bytes.</p>;
  return (
    <section aria-label="Bytes" className="overflow-x-auto px-4 pb-4">
      {chunks.map(({ offset, lines, text }) => (
        <pre
          key={offset}
          className="w-max font-mono text-xs leading-[18px] [content-visibility:auto]"
          style={{ containIntrinsicSize: `auto 560px auto ${lines * LINE_PX}px` }}
        >
          {text}
        </pre>
      ))}
    </section>
  );
}

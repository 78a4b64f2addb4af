import { TriangleAlert } from 'lucide-react';
import { Fragment } from 'react';
import type { DecodedData } from '@/lib/contract/record';
import { decodeWords } from './decode-sentence';

/** How the bytes became what is shown, in one sentence, and what a reader must know of it. */
export function DecodeSteps({ data }: { data: DecodedData }) {
  return (
    <div className="flex flex-col gap-1.5 border-b px-4 py-3 text-sm">
      <p>
        <span className="text-muted">Decoded: </span>
        {data.steps.map((step, index) => (
          <Fragment key={step.step}>
            {index > 0 && <span className="text-faint"> → </span>}
            <span className={step.ok ? 'text-text' : 'text-faint'}>{decodeWords(step)}</span>
          </Fragment>
        ))}
      </p>
      {data.notices.map((notice) => (
        <p key={notice} className="flex items-start gap-2">
          <TriangleAlert aria-hidden className="mt-0.5 size-3.5 shrink-0 text-lag" />
          <span className="min-w-0 break-words">{notice}</span>
        </p>
      ))}
    </div>
  );
}

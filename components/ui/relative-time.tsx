'use client';

import { formatInstant, isoInstant } from '@/lib/format/format-instant';
import { formatRelativeTime } from '@/lib/format/format-relative-time';
import { Tooltip } from './tooltip';
import { useNowMs } from './use-now';

/** An instant as "12 s ago", ticking; local time and UTC on hover. */
export function RelativeTime({ instantMs }: { instantMs: number }) {
  const nowMs = useNowMs();
  const both = `${formatInstant(instantMs)}\n${formatInstant(instantMs, { timeZone: 'UTC' })}`;
  return (
    <Tooltip text={both}>
      <time dateTime={isoInstant(instantMs)} className="whitespace-nowrap">
        {nowMs === 0 ? '' : formatRelativeTime(Math.min(instantMs, nowMs), nowMs)}
      </time>
    </Tooltip>
  );
}

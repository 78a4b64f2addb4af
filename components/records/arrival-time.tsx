import { Tooltip } from '@/components/ui/tooltip';
import { formatInstant, isoInstant } from '@/lib/format/format-instant';

interface ArrivalTimeProps {
  instantMs: number | null;
  /** Its day is left out. */
  nowMs?: number;
}

/** An instant to the millisecond in the reader's zone; date and UTC on hover. */
export function ArrivalTime({ instantMs, nowMs }: ArrivalTimeProps) {
  if (instantMs === null) return <span className="text-faint">–</span>;
  const precision = 'millisecond';
  const whole = formatInstant(instantMs, { precision });
  const utc = formatInstant(instantMs, { precision, timeZone: 'UTC' });
  return (
    <Tooltip text={`${whole}\n${utc}`}>
      <time dateTime={isoInstant(instantMs)} suppressHydrationWarning>
        {nowMs === undefined ? whole : formatInstant(instantMs, { precision, nowMs })}
      </time>
    </Tooltip>
  );
}

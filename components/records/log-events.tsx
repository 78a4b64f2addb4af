import type { LogEvent } from '@/lib/contract/record';
import { ArrivalTime } from './arrival-time';
import { Runs } from './runs';

interface LogEventsProps {
  events: readonly LogEvent[];
  /** Of the record; days other than its own are written. */
  arrivalMs: number | null;
}

/** The events of a CloudWatch Logs envelope; messages keep their lines. */
export function LogEvents({ events, arrivalMs }: LogEventsProps) {
  if (events.length === 0) return <p className="px-4 pb-4 text-sm text-faint">No events.</p>;
  return (
    <table aria-label="Log events" className="w-full border-t text-sm">
      <thead className="text-left text-xs text-muted">
        <tr className="[&>th]:px-2 [&>th]:py-1.5 [&>th]:font-medium">
          <th scope="col" className="w-30 pl-4!">
            Time
          </th>
          <th scope="col">Message</th>
        </tr>
      </thead>
      <tbody>
        {events.map(({ id, timestampMs, message }, index) => (
          <tr key={`${index}-${id}`} className="align-baseline [&>td]:border-t">
            <td className="py-1 pr-2 pl-4 whitespace-nowrap text-muted">
              <ArrivalTime
                instantMs={timestampMs}
                {...(arrivalMs === null ? {} : { nowMs: arrivalMs })}
              />
            </td>
            <td className="px-2 py-1 pr-4 font-mono text-[0.95em] wrap-anywhere whitespace-pre-wrap">
              <Runs text={message} json={false} needle="" />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

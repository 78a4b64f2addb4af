import { Link } from '@/components/ui/link';
import type { Rehearsal } from '@/lib/contract/rehearsal';
import { rehearsalPlace } from './rehearsal-place';

interface LookForProps {
  lookFor: Rehearsal['lookFor'];
  connection: string;
  stream: string;
  onFollow: () => void;
}

/** Where the incident shows, each place a way there. */
export function LookFor({ lookFor, connection, stream, onFollow }: LookForProps) {
  return (
    <ul className="flex flex-col gap-0.5">
      {lookFor.map(({ tab, figure }) => {
        const { label, href } = rehearsalPlace(tab, connection, stream);
        return (
          <li key={`${tab} ${figure}`}>
            {href ? (
              <Link
                href={href}
                onClick={onFollow}
                className="font-medium text-read underline underline-offset-2"
              >
                {label}
              </Link>
            ) : (
              <span className="font-medium text-text">{label}</span>
            )}
            : {figure}
          </li>
        );
      })}
    </ul>
  );
}

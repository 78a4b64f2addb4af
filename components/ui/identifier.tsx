import { clsx } from 'clsx';
import { shortenMiddle } from '@/lib/format/shorten-middle';
import { CopyButton } from './copy-button';
import { Tooltip } from './tooltip';

interface IdentifierProps {
  /** The whole identifier, shown on hover and copied. */
  text: string;
  /** How to shorten it (lib/format/shorten-middle); by default only what is long is shortened. */
  shorten?: (text: string) => string;
  /** What it is, such as "ARN"; says what the copy button copies. No button without it. */
  copyLabel?: string;
  className?: string;
}

export function Identifier({
  text,
  shorten = shortenMiddle,
  copyLabel,
  className,
}: IdentifierProps) {
  const short = shorten(text);
  const shown = (
    <span className={clsx('truncate font-mono text-[0.95em]', className)} translate="no">
      {short}
    </span>
  );
  return (
    <span className="inline-flex min-w-0 items-center gap-0.5">
      {short === text ? (
        shown
      ) : (
        <Tooltip text={<span className="font-mono break-all">{text}</span>}>{shown}</Tooltip>
      )}
      {copyLabel && (
        <CopyButton text={text} label={`Copy ${copyLabel}`} className="size-5 [&>svg]:size-3.5" />
      )}
    </span>
  );
}

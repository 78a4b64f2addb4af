import { Tooltip } from '@/components/ui/tooltip';
import { hashKeyHex } from '@/lib/hash/hash-range';

const SHOWN_DIGITS = 8;

/** A shard's range as the leading hex digits of its bounds; all 32 digits and the decimal form on hover. */
export function HashRangeText({ start, end }: { start: string; end: string }) {
  const [from, to] = [hashKeyHex(BigInt(start)), hashKeyHex(BigInt(end))];
  const whole = `${from} – ${to}\n${start} – ${end}`;
  return (
    <Tooltip text={<span className="font-mono break-all whitespace-pre-line">{whole}</span>}>
      <span className="font-mono text-[0.95em]">
        {from.slice(0, SHOWN_DIGITS)}…<span className="text-faint">–</span>
        {to.slice(0, SHOWN_DIGITS)}…
      </span>
    </Tooltip>
  );
}

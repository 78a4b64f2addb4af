import type { LoadLevel } from './load-level';

export const LEVEL_FILL: Readonly<Record<LoadLevel, string>> = {
  unknown: 'fill-line-strong',
  idle: 'fill-write/15',
  low: 'fill-write/30',
  middle: 'fill-write/55',
  high: 'fill-write',
  near: 'fill-lag',
  full: 'fill-trouble',
};

const STEPS: readonly { level: LoadLevel; from: string }[] = [
  { level: 'idle', from: '0' },
  { level: 'low', from: '2' },
  { level: 'middle', from: '20' },
  { level: 'high', from: '50' },
  { level: 'near', from: '80' },
  { level: 'full', from: '100' },
];

/** What the depth of colour says: share of the write capacity of one shard. */
export function LoadLegend() {
  return (
    <span className="inline-flex items-center gap-2 text-xs font-normal text-muted">
      Load, %
      <span className="inline-flex">
        {STEPS.map(({ level, from }) => (
          <span key={level} className="w-7 text-2xs text-faint">
            <svg aria-hidden viewBox="0 0 28 6" className="mt-1 block h-1.5 w-full">
              <rect width="27" height="6" className={LEVEL_FILL[level]} />
            </svg>
            {from}
          </span>
        ))}
      </span>
    </span>
  );
}

import type { Pace } from '@/lib/contract/run';
import { paceCurve } from './pace-curve';

const WIDTH_PX = 160;
const HEIGHT_PX = 40;
const PADDING_PX = 2;

const round = (value: number) => Math.round(value * 10) / 10;

/** The shape of the rate over the duration; the figures stand beside it. */
export function PacePicture({ pace }: { pace: Pace }) {
  const points = paceCurve(pace).map(({ x, y }) => {
    const across = PADDING_PX + Math.min(1, x) * (WIDTH_PX - 2 * PADDING_PX);
    return `${round(across)},${round(HEIGHT_PX - PADDING_PX - y * (HEIGHT_PX - 3 * PADDING_PX))}`;
  });
  if (points.length === 0) return null;
  const [left, right] = [PADDING_PX, WIDTH_PX - PADDING_PX];
  const floor = HEIGHT_PX - PADDING_PX;
  return (
    <svg aria-hidden width={WIDTH_PX} height={HEIGHT_PX} className="shrink-0 text-write">
      <path
        d={`M${left},${floor}L${points.join('L')}L${right},${floor}Z`}
        fill="currentColor"
        fillOpacity="0.1"
      />
      <path
        d={`M${points.join('L')}`}
        fill="none"
        stroke="currentColor"
        strokeWidth="1.5"
        strokeLinejoin="round"
      />
      <path d={`M${left},${floor}H${right}`} stroke="var(--line-strong)" />
    </svg>
  );
}

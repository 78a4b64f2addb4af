import { TONE_VARIABLE, type Tone } from '@/components/ui/tone';
import { linePath } from './line-path';

interface SparklineProps {
  values: readonly (number | null)[];
  tone: Tone;
  width?: number;
  height?: number;
}

const PADDING_PX = 2;

/** A line from zero, without axes: the shape beside a written figure, so readers are not told twice. */
export function Sparkline({ values, tone, width = 88, height = 20 }: SparklineProps) {
  const top = Math.max(0, ...values.map((value) => value ?? 0)) || 1;
  const path = linePath(values, {
    x: (index) => (values.length > 1 ? (index / (values.length - 1)) * width : width),
    y: (value) => height - PADDING_PX - (value / top) * (height - 2 * PADDING_PX),
  });
  return (
    <svg aria-hidden width={width} height={height} className="inline-block align-middle">
      <path
        d={path}
        fill="none"
        stroke={TONE_VARIABLE[tone]}
        strokeWidth="1.5"
        strokeLinecap="round"
        strokeLinejoin="round"
      />
    </svg>
  );
}

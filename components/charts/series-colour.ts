import { TONE_VARIABLE } from '@/components/ui/tone';
import type { ChartSeries } from './chart-series';

/** The stroke of a series: its tone, or the tone drawn towards the text for a second line of the same meaning. */
export function seriesColour({ tone, second }: Pick<ChartSeries, 'tone' | 'second'>): string {
  const colour = TONE_VARIABLE[tone];
  return second ? `color-mix(in oklab, ${colour} 45%, var(--text))` : colour;
}

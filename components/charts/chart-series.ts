import type { Tone } from '@/components/ui/tone';
import type { SeriesUnit } from '@/lib/contract/metrics';

/** One line of a chart; its values stand beside the chart's timestamps, null where there is no point. */
export interface ChartSeries {
  id: string;
  label: string;
  tone: Tone;
  /** A second line of the same meaning, in a shade of its own. */
  second?: boolean;
  /** Shades what lies under the line, so that a line over it stays apart. */
  filled?: boolean;
  unit: SeriesUnit;
  values: readonly (number | null)[];
}

/** A dashed line across the chart: a capacity or a threshold, in the chart's unit. */
export interface ChartLimit {
  label: string;
  value: number;
  tone: Tone;
}

/** A stretch of time that is marked behind the lines. */
export interface ChartBand {
  fromMs: number;
  toMs: number;
}

/** Stretches of one meaning, named once in the legend. */
export interface ChartBands {
  label: string;
  tone: Tone;
  spans: readonly ChartBand[];
}

export interface ChartData {
  /** Start of each period, ascending. */
  timestampsMs: readonly number[];
  periodSeconds: number;
  /** From here on points may still change; they are drawn dashed. */
  provisionalFromMs: number;
  series: readonly ChartSeries[];
  /** The unit of the value axis. */
  unit: SeriesUnit;
  limits: readonly ChartLimit[];
  bands?: ChartBands | undefined;
}

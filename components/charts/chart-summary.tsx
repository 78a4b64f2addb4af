import { formatInstant } from '@/lib/format/format-instant';
import { formatSeriesValue } from '@/lib/format/format-series-value';
import { newestSettled } from './chart-rows';
import type { ChartData } from './chart-series';

/** The chart as a short table, for readers who do not see it. */
export function ChartSummary({ title, data }: { title: string; data: ChartData }) {
  const { timestampsMs, series, bands } = data;
  const newest = newestSettled(data);
  const span = [timestampsMs[0] ?? null, timestampsMs.at(-1) ?? null].map((atMs) =>
    formatInstant(atMs),
  );
  return (
    <div className="sr-only">
      <table>
        <caption>
          {title}, {span.join(' to ')}
          {bands?.spans.map(
            ({ fromMs, toMs }) =>
              `; ${bands.label} ${formatInstant(fromMs)} to ${formatInstant(toMs)}`,
          )}
        </caption>
        <thead>
          <tr>
            {['Series', 'Newest', 'Lowest', 'Highest', 'Periods without data'].map((head) => (
              <th key={head} scope="col">
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {series.map(({ id, label, unit, values }) => {
            const known = values.filter((value) => value !== null);
            const figures = [
              values[newest] ?? null,
              known.length > 0 ? Math.min(...known) : null,
              known.length > 0 ? Math.max(...known) : null,
            ];
            return (
              <tr key={id}>
                <th scope="row">{label}</th>
                {figures.map((figure, index) => (
                  // The three figures have fixed places.
                  <td key={['newest', 'lowest', 'highest'][index]}>
                    {formatSeriesValue(figure, unit).text}
                  </td>
                ))}
                <td>{values.length - known.length}</td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}

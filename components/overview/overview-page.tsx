'use client';

import { ChartGroup } from '@/components/charts/chart-group';
import { useActivity } from '@/components/streams/use-activity';
import { QueryContent } from '@/components/ui/query-content';
import { Findings } from './findings';
import { OverviewCharts } from './overview-charts';
import { OverviewSkeleton } from './overview-skeleton';
import { OverviewTiles } from './overview-tiles';
import { OverviewToolbar } from './overview-toolbar';
import { useOverview } from './use-overview';

interface OverviewPageProps {
  connection: string;
  stream: string;
}

export function OverviewPage({ connection, stream }: OverviewPageProps) {
  const overview = useOverview(connection, stream);
  const findings = useActivity(connection, stream).activity?.findings ?? [];
  return (
    <div className="flex flex-col gap-3 p-3 sm:px-4">
      <Findings findings={findings} />
      <OverviewToolbar overview={overview} />
      <QueryContent query={overview.query} skeleton={<OverviewSkeleton />}>
        {(answer) => (
          <>
            <OverviewTiles answer={answer} />
            <ChartGroup>
              <OverviewCharts
                answer={answer}
                askedAtMs={overview.query.updatedAtMs}
                onZoom={overview.zoom}
              />
            </ChartGroup>
          </>
        )}
      </QueryContent>
    </div>
  );
}

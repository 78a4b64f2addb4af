import { OverviewPage } from '@/components/overview/overview-page';

interface PageProps {
  params: Promise<{ connection: string; stream: string }>;
}

export default async function StreamOverviewPage({ params }: PageProps) {
  const { connection, stream } = await params;
  return (
    <OverviewPage connection={decodeURIComponent(connection)} stream={decodeURIComponent(stream)} />
  );
}

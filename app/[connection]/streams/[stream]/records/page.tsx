import type { Metadata } from 'next';
import { RecordsPage } from '@/components/records/records-page';

interface PageProps {
  params: Promise<{ connection: string; stream: string }>;
}

export async function generateMetadata({ params }: PageProps): Promise<Metadata> {
  const { stream } = await params;
  return { title: `Records of ${decodeURIComponent(stream)}` };
}

export default async function Page({ params }: PageProps) {
  const { connection, stream } = await params;
  return (
    <RecordsPage connection={decodeURIComponent(connection)} stream={decodeURIComponent(stream)} />
  );
}

import type { Metadata } from 'next';
import { ShardsPage } from '@/components/shards/shards-page';

interface PageProps {
  params: Promise<{ connection: string; stream: string }>;
}

export async function generateMetadata({ params }: PageProps): Promise<Metadata> {
  const { stream } = await params;
  return { title: `Shards of ${decodeURIComponent(stream)}` };
}

export default async function Page({ params }: PageProps) {
  const { connection, stream } = await params;
  return (
    <ShardsPage connection={decodeURIComponent(connection)} stream={decodeURIComponent(stream)} />
  );
}

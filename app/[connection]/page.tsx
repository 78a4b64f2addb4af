import type { Metadata } from 'next';
import { StreamsPage } from '@/components/streams/streams-page';

interface PageProps {
  params: Promise<{ connection: string }>;
}

export async function generateMetadata({ params }: PageProps): Promise<Metadata> {
  const { connection } = await params;
  return { title: `Streams of ${decodeURIComponent(connection)}` };
}

export default async function ConnectionPage({ params }: PageProps) {
  const { connection } = await params;
  return <StreamsPage connection={decodeURIComponent(connection)} />;
}

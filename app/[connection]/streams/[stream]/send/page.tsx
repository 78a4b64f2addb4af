import type { Metadata } from 'next';
import { SendPage } from '@/components/send/send-page';
import { CATALOGUE } from '@/lib/template/catalogue';

interface PageProps {
  params: Promise<{ connection: string; stream: string }>;
}

export async function generateMetadata({ params }: PageProps): Promise<Metadata> {
  const { stream } = await params;
  return { title: `Send to ${decodeURIComponent(stream)}` };
}

export default async function Page({ params }: PageProps) {
  const { connection, stream } = await params;
  return (
    <SendPage
      connection={decodeURIComponent(connection)}
      stream={decodeURIComponent(stream)}
      generators={CATALOGUE}
    />
  );
}

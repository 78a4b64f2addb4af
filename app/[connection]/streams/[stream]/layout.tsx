import type { Metadata } from 'next';
import type { ReactNode } from 'react';
import { StreamFrame } from '@/components/streams/stream-frame';

interface LayoutProps {
  params: Promise<{ connection: string; stream: string }>;
  children: ReactNode;
}

export async function generateMetadata({ params }: LayoutProps): Promise<Metadata> {
  const { connection, stream } = await params;
  return { title: `${decodeURIComponent(stream)} · ${decodeURIComponent(connection)}` };
}

export default async function StreamLayout({ params, children }: LayoutProps) {
  const { connection, stream } = await params;
  return (
    <StreamFrame connection={decodeURIComponent(connection)} stream={decodeURIComponent(stream)}>
      {children}
    </StreamFrame>
  );
}

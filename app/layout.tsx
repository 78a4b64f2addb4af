import './globals.css';
import { clsx } from 'clsx';
import type { Metadata } from 'next';
import { headers } from 'next/headers';
import type { ReactNode } from 'react';
import { TopBar } from '@/components/frame/top-bar';
import { THEME_SCRIPT } from '@/components/ui/theme';
import type { Connection } from '@/lib/contract/connection';
import { runtime } from '@/lib/server/runtime';
import { geist, geistMono } from './fonts';
import { Providers } from './providers';

export const metadata: Metadata = {
  title: { default: 'Shardlens', template: '%s · Shardlens' },
  description: 'A dashboard for Amazon Kinesis Data Streams',
};

function configuredConnections(): Connection[] {
  return runtime().config.connections.map(({ name, region, environment, allow }) => ({
    name,
    region: region ?? null,
    environment,
    allow,
    account: null,
    problem: null,
  }));
}

export default async function RootLayout({ children }: { children: ReactNode }) {
  const nonce = (await headers()).get('x-nonce') ?? undefined;
  return (
    <html lang="en" className={clsx(geist.variable, geistMono.variable)} suppressHydrationWarning>
      <head>
        {/* The browser hides the nonce from scripts, so the two sides cannot agree on it. */}
        <script
          nonce={nonce}
          suppressHydrationWarning
          dangerouslySetInnerHTML={{ __html: THEME_SCRIPT }}
        />
      </head>
      <body className="flex min-h-dvh flex-col font-sans">
        <Providers connections={configuredConnections()}>
          <a
            href="#content"
            className="sr-only focus:not-sr-only focus:fixed focus:z-50 focus:bg-overlay focus:p-2"
          >
            Skip to content
          </a>
          <TopBar />
          <main id="content" tabIndex={-1} className="flex min-w-0 flex-1 flex-col outline-none">
            {children}
          </main>
        </Providers>
      </body>
    </html>
  );
}

import { notFound, redirect } from 'next/navigation';
import { connection } from 'next/server';
import { pages } from '@/lib/routes';
import { runtime } from '@/lib/server/runtime';

/** Opens the first connection; the configuration always has one. */
export default async function HomePage() {
  // The configuration belongs to the start of the server, not to the build.
  await connection();
  const [first] = runtime().config.connections;
  if (!first) notFound();
  redirect(pages.streams(first.name));
}

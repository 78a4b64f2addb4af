declare global {
  namespace NodeJS {
    interface ProcessEnv {
      /** Next's own constant: a branch on it, and what the branch imports, is left out of other builds. */
      readonly NEXT_RUNTIME?: 'nodejs' | 'edge';
    }
  }
}

/** Runs once, before the server answers its first request. */
export async function register(): Promise<void> {
  if (process.env.NEXT_RUNTIME !== 'nodejs') return;
  const { prepareServer } = await import('@/lib/server/prepare-server');
  prepareServer();
}

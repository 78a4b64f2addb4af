import 'server-only';
import type { Connection } from '@/lib/contract/connection';
import type { ConnectionDeps } from './connection-deps';
import type { ConnectionState } from './connection-state';
import type { Runtime } from './runtime';

/** No page waits longer for an account number; the look-up goes on, and the next request has it. */
const PATIENCE_MS = 2_000;

/** The configured connections, each with its account and what keeps it from working, as far as that is known. */
export async function listConnections(server: Runtime): Promise<Connection[]> {
  return Promise.all(
    [...server.connections.values()].map(async (deps): Promise<Connection> => {
      const { name, environment, allow } = deps.config;
      return { name, environment, allow, ...(await stateOf(deps)) };
    }),
  );
}

async function stateOf(deps: ConnectionDeps): Promise<ConnectionState> {
  const answered = new AbortController();
  const region = deps.config.region ?? null;
  const unknown = async (): Promise<ConnectionState> => {
    await deps.clock.sleep(PATIENCE_MS, answered.signal);
    return { region, account: null, problem: null };
  };
  try {
    return await Promise.race([deps.state(), unknown()]);
  } finally {
    answered.abort();
  }
}

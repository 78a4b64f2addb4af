import 'server-only';
import type { Connection } from '@/lib/contract/connection';
import type { ConnectionDeps } from './connection-deps';
import type { ConnectionState } from './connection-state';
import type { Runtime } from './runtime';

/** No page waits longer for an account number; the next request has it. */
const PATIENCE_MS = 2_000;

/** The configured connections, each with its account and what keeps it from working, as far as that is known. */
export async function listConnections(server: Runtime, signal: AbortSignal): Promise<Connection[]> {
  return Promise.all(
    [...server.connections.values()].map(async (deps): Promise<Connection> => {
      const { name, environment, allow } = deps.config;
      return { name, environment, allow, ...(await stateOf(deps, signal)) };
    }),
  );
}

async function stateOf(deps: ConnectionDeps, signal: AbortSignal): Promise<ConnectionState> {
  const patience = AbortSignal.timeout(PATIENCE_MS);
  try {
    return await deps.state(AbortSignal.any([signal, patience]));
  } catch (error) {
    if (!patience.aborted) throw error;
    return { region: deps.config.region ?? null, account: null, problem: null };
  }
}

import type { HealthAnswer } from '@/lib/contract/connection';
import { operations } from '@/lib/server/operations';
import { serverRoute } from '@/lib/server/route';
import { VERSION } from '@/lib/server/version';

export const GET = serverRoute(
  operations.health,
  async (server): Promise<HealthAnswer> => ({
    status: 'ok',
    version: VERSION,
    uptimeSeconds: (server.clock.now() - server.startedAtMs) / 1_000,
    connections: server.connections.size,
  }),
);

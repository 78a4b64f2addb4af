import { listConnections } from '@/lib/server/list-connections';
import { operations } from '@/lib/server/operations';
import { serverRoute } from '@/lib/server/route';

export const GET = serverRoute(operations.connections, async (server) => ({
  connections: await listConnections(server),
}));

import { openApi } from '@/lib/server/openapi';
import { operations } from '@/lib/server/operations';
import { serverRoute } from '@/lib/server/route';

export const GET = serverRoute(operations.openapi, async () => openApi());

import { checkFilter } from '@/lib/server/compile-filter-field';
import { operations } from '@/lib/server/operations';
import { route } from '@/lib/server/route';

export const GET = route(operations.filter, async ({ input }) => checkFilter(input.query.filter));

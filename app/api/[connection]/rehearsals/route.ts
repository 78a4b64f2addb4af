import { listRehearsals } from '@/lib/rehearsal/list-rehearsals';
import { operations } from '@/lib/server/operations';
import { route } from '@/lib/server/route';

export const GET = route(operations.rehearsals, async ({ deps, signal }) => {
  const { rehearsal: control } = deps.config;
  if (control === undefined) return { nowMs: deps.clock.now(), rehearsals: [] };
  return listRehearsals({ control, signal });
});

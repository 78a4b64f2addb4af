import { invalidField } from '@/lib/errors';
import { startRehearsal } from '@/lib/rehearsal/start-rehearsal';
import { stopRehearsal } from '@/lib/rehearsal/stop-rehearsal';
import { operations } from '@/lib/server/operations';
import { route } from '@/lib/server/route';

export const POST = route(operations.rehearsal, async ({ input, deps, signal }) => {
  const { rehearsal: control } = deps.config;
  const { name } = input.params;
  const { action, stream } = input.body;
  if (control === undefined) throw invalidField('name', 'this connection has nothing to rehearse');
  return action === 'start'
    ? startRehearsal({ control, name, stream, signal })
    : stopRehearsal({ control, name, signal });
});

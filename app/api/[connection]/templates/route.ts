import { operations } from '@/lib/server/operations';
import { route } from '@/lib/server/route';
import { changeTemplates, listTemplates } from '@/lib/server/runs/saved-templates';

export const GET = route(operations.templates, ({ deps }) => listTemplates(deps));

export const POST = route(operations.changeTemplates, ({ input, deps }) =>
  changeTemplates(deps, input.body),
);

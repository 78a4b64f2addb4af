import 'server-only';
import type { z } from 'zod';
import {
  type TemplatesAnswer,
  type templateActionSchema,
  templatesAnswerSchema,
} from '@/lib/contract/run';
import { invalidField } from '@/lib/errors';
import type { ConnectionDeps } from '@/lib/server/connection-deps';

const MAX_TEMPLATES = 200;
const MAX_BYTES = 16 * 1_048_576;

/** The templates that were saved for a connection, by name. */
export async function listTemplates({ data, config }: ConnectionDeps): Promise<TemplatesAnswer> {
  const kept = await data.readDocument(['templates', config.name], templatesAnswerSchema);
  return kept ?? { templates: [] };
}

/**
 * Saves a template, in place of one of its name, or deletes one.
 * @throws invalid_input beyond 200 templates, or 16 MiB of them
 */
export function changeTemplates(
  deps: ConnectionDeps,
  action: z.output<typeof templateActionSchema>,
): Promise<TemplatesAnswer> {
  const { data, config, clock } = deps;
  return data.changeDocument(['templates', config.name], templatesAnswerSchema, (kept) => {
    const others = (kept?.templates ?? []).filter(({ name }) => name !== action.name);
    const changed = action.action === 'delete' ? others : [...others, saved(action, clock.now())];
    if (changed.length > MAX_TEMPLATES) {
      throw invalidField('name', `${MAX_TEMPLATES} templates are kept; delete one first`);
    }
    const bytes = changed.reduce((sum, { text }) => sum + Buffer.byteLength(text), 0);
    if (bytes > MAX_BYTES) {
      throw invalidField('text', `${bytes} bytes with all others, at most ${MAX_BYTES} are kept`);
    }
    return { templates: changed.toSorted((a, b) => a.name.localeCompare(b.name, 'en')) };
  });
}

type Save = Extract<z.output<typeof templateActionSchema>, { action: 'save' }>;

const saved = ({ name, text, partitionKey }: Save, savedAtMs: number) => ({
  name,
  text,
  ...(partitionKey && { partitionKey }),
  savedAtMs,
});

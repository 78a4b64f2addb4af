'use client';

import { Trash2 } from 'lucide-react';
import { type FormEvent, useState } from 'react';
import { Button } from '@/components/ui/button';
import { IconButton } from '@/components/ui/icon-button';
import { Input } from '@/components/ui/input';
import { ProblemView } from '@/components/ui/problem-view';
import { QueryContent } from '@/components/ui/query-content';
import { RelativeTime } from '@/components/ui/relative-time';
import { Skeleton } from '@/components/ui/skeleton';
import type { SavedTemplate } from '@/lib/contract/run';
import { type Templates, useTemplates } from './use-templates';

const MOST_CHARACTERS = 100;

interface SavedTemplatesProps {
  connection: string;
  current: Pick<SavedTemplate, 'text' | 'partitionKey'>;
  onLoad: (template: SavedTemplate) => void;
}

export function SavedTemplates({ connection, current, onLoad }: SavedTemplatesProps) {
  const templates = useTemplates(connection);
  return (
    <div className="p-1">
      <SaveForm templates={templates} current={current} />
      {templates.problem && <ProblemView problem={templates.problem} />}
      <QueryContent query={templates.query} skeleton={<Skeleton className="mt-2 h-16" />}>
        {({ templates: saved }) =>
          saved.length === 0 ? (
            <p className="px-1 py-2 text-sm text-muted">
              Nothing is saved yet. A saved template is there for everyone on this connection.
            </p>
          ) : (
            <ul aria-label="Saved templates" className="mt-1 max-h-80 overflow-auto">
              {saved.map((template) => (
                <li key={template.name} className="flex items-center gap-1">
                  <button
                    type="button"
                    onClick={() => onLoad(template)}
                    className="flex min-w-0 flex-1 items-baseline justify-between gap-3 rounded px-2 py-1.5 text-left text-sm -outline-offset-2 hover:bg-raised"
                  >
                    <span className="truncate font-medium">{template.name}</span>
                    <span className="shrink-0 text-xs text-faint">
                      <RelativeTime instantMs={template.savedAtMs} />
                    </span>
                  </button>
                  <IconButton
                    label={`Delete ${template.name}`}
                    icon={<Trash2 />}
                    disabled={templates.acting}
                    onClick={() => templates.act({ action: 'delete', name: template.name })}
                  />
                </li>
              ))}
            </ul>
          )
        }
      </QueryContent>
    </div>
  );
}

interface SaveFormProps {
  templates: Templates;
  current: SavedTemplatesProps['current'];
}

function SaveForm({ templates, current }: SaveFormProps) {
  const [name, setName] = useState('');
  const trimmed = name.trim();
  const taken = templates.query.data?.templates.some((saved) => saved.name === trimmed) ?? false;
  const save = (event: FormEvent) => {
    event.preventDefault();
    if (trimmed === '') return;
    templates.act({ action: 'save', name: trimmed, ...current });
    setName('');
  };
  return (
    <form onSubmit={save} className="flex gap-2">
      <Input
        aria-label="Name of the template"
        placeholder="Name for what stands in the editor"
        maxLength={MOST_CHARACTERS}
        value={name}
        onChange={(event) => setName(event.target.value)}
      />
      <Button type="submit" disabled={trimmed === '' || current.text === '' || templates.acting}>
        {taken ? 'Replace' : 'Save'}
      </Button>
    </form>
  );
}

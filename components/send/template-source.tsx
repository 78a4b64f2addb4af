'use client';

import { useState } from 'react';
import type { ClientProblem } from '@/lib/client/client-problem';
import type { SavedTemplate } from '@/lib/contract/run';
import type { Generator } from './generator';
import { keyChoices } from './key-choices';
import { keyRule, type SendForm } from './send-form';
import { TemplateField } from './template-field';
import { TemplateMenu } from './template-menu';

interface TemplateSourceProps {
  connection: string;
  form: SendForm;
  change: (changes: Partial<SendForm>) => void;
  problem: ClientProblem | undefined;
  generators: readonly Generator[];
}

/** The template of the form, and those that are saved. Loading one can be taken back. */
export function TemplateSource(props: TemplateSourceProps) {
  const { connection, form, change, problem, generators } = props;
  const [loaded, setLoaded] = useState<{ name: string; before: Partial<SendForm> }>();

  const load = ({ name, text, partitionKey }: SavedTemplate) => {
    setLoaded({ name, before: { template: form.template, rule: form.rule, key: form.key } });
    change({ template: text, ...(partitionKey && keyChoices(partitionKey)) });
  };

  return (
    <div>
      <TemplateField
        text={form.template}
        problem={problem}
        generators={generators}
        menu={
          <TemplateMenu
            connection={connection}
            current={{ text: form.template, partitionKey: keyRule(form) }}
            onLoad={load}
          />
        }
        onText={(template) => change({ template })}
      />
      {loaded && (
        <output className="mt-1 flex items-center gap-2 text-xs text-muted">
          <span className="min-w-0 truncate">“{loaded.name}” is loaded.</span>
          <button
            type="button"
            className="shrink-0 font-medium text-text underline underline-offset-2"
            onClick={() => {
              change(loaded.before);
              setLoaded(undefined);
            }}
          >
            Take back
          </button>
        </output>
      )}
    </div>
  );
}

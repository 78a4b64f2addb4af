'use client';

import { useQueryStates } from 'nuqs';
import { useStoredText } from '@/components/ui/use-stored-text';
import { parseSingleDraft, singleDraftName, writeSingleDraft } from '@/lib/client/single-draft';
import { lastingTexts, tabTexts } from '@/lib/client/text-store';
import { DEFAULT_TEMPLATE } from './default-template';
import type { SendForm } from './send-form';
import { sendParams } from './send-params';

export interface SendFormState {
  form: SendForm;
  change: (changes: Partial<SendForm>) => void;
}

/** The form, its choices in the address and its texts with the browser: templates lasting, the rest for this tab. */
export function useSendForm(connection: string, stream: string): SendFormState {
  const [params, setParams] = useQueryStates(sendParams);
  const place = `${connection}/${stream}`;
  const [template, setTemplate] = useStoredText(
    lastingTexts,
    `shardlens.template.${place}`,
    DEFAULT_TEMPLATE,
  );
  const [lines, setLines] = useStoredText(tabTexts, `shardlens.lines.${place}`, '');
  const singleName = singleDraftName(connection, stream);
  const [single] = useStoredText(tabTexts, singleName, '');

  const change = (changes: Partial<SendForm>) => {
    const { template: newTemplate, lines: newLines, single: newSingle, ...rest } = changes;
    if (newTemplate !== undefined) setTemplate(newTemplate);
    if (newLines !== undefined) setLines(newLines);
    if (newSingle !== undefined) writeSingleDraft(singleName, newSingle);
    if (Object.keys(rest).length > 0) void setParams(rest);
  };
  return { form: { ...params, template, lines, single: parseSingleDraft(single) }, change };
}

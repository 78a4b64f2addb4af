'use client';

import { useQueryStates } from 'nuqs';
import { useStoredText } from '@/components/ui/use-stored-text';
import { parseRecordsDraft, recordsDraftName, writeRecordsDraft } from '@/lib/client/record-drafts';
import { parseSingleDraft, singleDraftName, writeSingleDraft } from '@/lib/client/single-draft';
import { lastingTexts, tabTexts } from '@/lib/client/text-store';
import { DEFAULT_TEMPLATE } from './default-template';
import type { SendForm } from './send-form';
import { sendParams } from './send-params';
import { parseUploadedFile } from './uploaded-file';

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
  const [upload, setUpload] = useStoredText(tabTexts, `shardlens.upload.${connection}`, '');
  const singleName = singleDraftName(connection, stream);
  const [single] = useStoredText(tabTexts, singleName, '');
  const recordsName = recordsDraftName(connection, stream);
  const [records] = useStoredText(tabTexts, recordsName, '');

  const change = (changes: Partial<SendForm>) => {
    const { template: newTemplate, lines: newLines, ...others } = changes;
    const { single: newSingle, records: newRecords, upload: newUpload, ...choices } = others;
    if (newTemplate !== undefined) setTemplate(newTemplate);
    if (newLines !== undefined) setLines(newLines);
    if (newSingle !== undefined) writeSingleDraft(singleName, newSingle);
    if (newRecords !== undefined) writeRecordsDraft(recordsName, newRecords);
    if ('upload' in others) setUpload(newUpload ? JSON.stringify(newUpload) : '');
    if (Object.keys(choices).length > 0) void setParams(choices);
  };
  return {
    form: {
      ...params,
      template,
      lines,
      single: parseSingleDraft(single),
      records: parseRecordsDraft(records),
      upload: parseUploadedFile(upload),
    },
    change,
  };
}

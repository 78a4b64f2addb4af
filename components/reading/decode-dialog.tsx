'use client';

import { type FormEvent, useState } from 'react';
import { Button } from '@/components/ui/button';
import { Dialog } from '@/components/ui/dialog';
import { ProblemView } from '@/components/ui/problem-view';
import { QueryContent } from '@/components/ui/query-content';
import { RelativeTime } from '@/components/ui/relative-time';
import { Skeleton } from '@/components/ui/skeleton';
import { asClientProblem } from '@/lib/client/client-problem';
import type { DecodingAnswer } from '@/lib/contract/record';
import { DecodeFields } from './decode-fields';
import { formOf, settingsOf } from './decode-form';
import { isAutomatic, useDecoding, useSetDecoding } from './use-decoding';

const FORM_ID = 'decode-settings';

interface DecodeDialogProps {
  connection: string;
  stream: string;
  onClose: () => void;
}

/** How the records of a stream are decoded, for everyone who reads it through this server. */
export function DecodeDialog({ connection, stream, onClose }: DecodeDialogProps) {
  const query = useDecoding(connection, stream);
  const save = useSetDecoding(connection, stream, onClose);
  const automatic = query.data && isAutomatic(query.data.settings);
  return (
    <Dialog
      title={`Decoding of ${stream}`}
      onClose={onClose}
      className="max-w-2xl"
      actions={
        <>
          <Button
            kind="quiet"
            disabled={automatic !== false || save.isPending}
            onClick={() => save.mutate({})}
            className="mr-auto"
          >
            Back to automatic
          </Button>
          <Button onClick={onClose}>Cancel</Button>
          <Button
            kind="primary"
            type="submit"
            form={FORM_ID}
            disabled={!query.data || save.isPending}
            aria-busy={save.isPending}
          >
            Save for everyone
          </Button>
        </>
      }
    >
      <div className="-mx-4 -my-3 max-h-[65dvh] overflow-auto px-4 py-3">
        <QueryContent query={query} skeleton={<Skeleton className="h-72" />}>
          {(answer) => (
            <SettingsForm
              answer={answer}
              thrown={save.error}
              onSave={(settings) => save.mutate(settings)}
            />
          )}
        </QueryContent>
      </div>
    </Dialog>
  );
}

interface SettingsFormProps {
  answer: DecodingAnswer;
  thrown: unknown;
  onSave: (settings: ReturnType<typeof settingsOf>) => void;
}

function SettingsForm({ answer, thrown, onSave }: SettingsFormProps) {
  const [form, setForm] = useState(() => formOf(answer.settings));
  const problem = thrown === null ? undefined : asClientProblem(thrown);
  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    onSave(settingsOf(form));
  };
  return (
    <form id={FORM_ID} onSubmit={onSubmit} className="flex flex-col gap-4">
      <p className="text-sm text-muted">
        Kept on the server, and used for everyone who reads this stream here.{' '}
        {answer.savedAtMs !== null && (
          <>
            Saved <RelativeTime instantMs={answer.savedAtMs} />.
          </>
        )}
      </p>
      <DecodeFields form={form} problem={problem} onForm={setForm} />
      {problem && problem.fields.length === 0 && <ProblemView problem={problem} />}
    </form>
  );
}

'use client';

import { FileText, X } from 'lucide-react';
import { Button } from '@/components/ui/button';
import { IconButton } from '@/components/ui/icon-button';
import { ProblemView } from '@/components/ui/problem-view';
import { Progress } from '@/components/ui/progress';
import { Segmented } from '@/components/ui/segmented';
import type { FileFormat } from '@/lib/contract/run';
import { formatBytes } from '@/lib/format/format-bytes';
import { formatCounted } from '@/lib/format/format-count';
import { formatPercent } from '@/lib/format/format-percent';
import { DropZone } from './drop-zone';
import { FormRow } from './form-row';
import type { SendForm } from './send-form';
import type { UploadedFile } from './uploaded-file';
import { type FileUpload, useUpload } from './use-upload';

const FORMATS: readonly { value: FileFormat; label: string; note: string }[] = [
  { value: 'json_lines', label: 'JSON lines', note: 'each line is one record, and JSON' },
  { value: 'text_lines', label: 'Text lines', note: 'each line is one record, as it stands' },
  { value: 'csv', label: 'CSV', note: 'each row is one record: an object named by the header' },
  { value: 'binary', label: 'Binary', note: 'the whole file is one record' },
];

interface FileFieldProps {
  connection: string;
  form: SendForm;
  change: (changes: Partial<SendForm>) => void;
  error: string | undefined;
}

/** A file whose lines or rows are the records. */
export function FileField({ connection, form, change, error }: FileFieldProps) {
  const upload = useUpload(connection, ({ id, name, sizeBytes, records, format }) =>
    change({ upload: { id, name, sizeBytes, records }, format }),
  );
  const refused = upload.problem?.fields[0]?.message;
  return (
    <>
      {upload.file ? (
        <OnItsWay upload={upload} file={upload.file} />
      ) : form.upload ? (
        <Chosen
          file={form.upload}
          format={form.format}
          onRemove={() => change({ upload: undefined })}
        />
      ) : (
        <DropZone
          label="Drop a file here, or choose one"
          hint="JSON lines, CSV, text or any single record; up to 256 MiB, kept on the server for a day"
          onFile={upload.upload}
        />
      )}
      {upload.problem && upload.problem.fields.length === 0 && (
        <ProblemView problem={upload.problem} />
      )}
      {form.upload && (
        <FormRow label="Read as">
          <Segmented
            label="Read as"
            value={form.format}
            options={FORMATS}
            onChange={(format) => change({ format })}
            className="max-w-full overflow-x-auto"
          />
          <span className="text-xs text-faint">
            {FORMATS.find(({ value }) => value === form.format)?.note}
          </span>
        </FormRow>
      )}
      {(refused ?? error) && (
        <p role="alert" className="text-xs text-trouble">
          {refused ?? error}
        </p>
      )}
    </>
  );
}

function OnItsWay({ upload, file }: { upload: FileUpload; file: File }) {
  return (
    <div className="flex min-h-36 flex-col justify-center gap-2 rounded border px-4 text-sm">
      <p className="flex items-center justify-between gap-3">
        <span className="min-w-0 truncate font-medium">{file.name}</span>
        <Button onClick={upload.cancel}>Cancel</Button>
      </p>
      <Progress label="Upload" value={upload.share} tone="write" />
      <p className="text-xs text-muted">
        {upload.share < 1
          ? `${formatPercent(upload.share).text} of ${formatBytes(file.size).text} are on the server`
          : 'The server counts the records…'}
      </p>
    </div>
  );
}

interface ChosenProps {
  file: UploadedFile;
  format: FileFormat;
  onRemove: () => void;
}

function Chosen({ file, format, onRemove }: ChosenProps) {
  const records = file.records?.[format];
  return (
    <div className="flex items-center gap-3 rounded border px-3 py-2.5 text-sm">
      <FileText aria-hidden className="size-5 shrink-0 text-write" />
      <div className="min-w-0 flex-1">
        <p className="truncate font-medium" title={file.name}>
          {file.name}
        </p>
        <p className="text-xs text-muted">
          {file.sizeBytes !== null && formatBytes(file.sizeBytes).text}
          {typeof records === 'number' && `, ${formatCounted(records, 'record')}`}
          {records === null && (
            <span className="text-trouble">, cannot be read in this format</span>
          )}
        </p>
      </div>
      <IconButton label="Take another file" icon={<X />} onClick={onRemove} />
    </div>
  );
}

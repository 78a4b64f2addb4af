'use client';

import { clsx } from 'clsx';
import { Upload } from 'lucide-react';
import { type DragEvent, useId, useState } from 'react';

interface DropZoneProps {
  label: string;
  hint: string;
  onFile: (file: File) => void;
}

/** Takes one file, dropped or chosen. */
export function DropZone({ label, hint, onFile }: DropZoneProps) {
  const id = useId();
  const [over, setOver] = useState(false);
  const drop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    const file = event.dataTransfer.files[0];
    if (file) onFile(file);
  };
  return (
    <div
      role="presentation"
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={drop}
    >
      <label
        htmlFor={id}
        className={clsx(
          'flex min-h-36 cursor-pointer flex-col items-center justify-center gap-1 rounded border border-dashed px-4 py-6 text-center text-sm transition-colors has-focus-visible:outline-2 has-focus-visible:outline-text',
          over ? 'border-write bg-write-soft' : 'border-line-strong hover:bg-raised',
        )}
      >
        <Upload aria-hidden className="size-5 text-muted" />
        <span className="font-medium">{label}</span>
        <span className="text-xs text-muted">{hint}</span>
        <input
          id={id}
          type="file"
          className="sr-only"
          onChange={(event) => {
            const file = event.target.files?.[0];
            // The same file, changed meanwhile, can be chosen again.
            event.target.value = '';
            if (file) onFile(file);
          }}
        />
      </label>
    </div>
  );
}

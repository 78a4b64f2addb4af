'use client';

import { useMemo, useState } from 'react';
import { Button } from '@/components/ui/button';
import { Input } from '@/components/ui/input';
import type { RecordView } from '@/lib/contract/record';
import { fieldsOf } from '@/lib/filter/filter-fields';
import { formatCounted } from '@/lib/format/format-count';
import { formatPercent } from '@/lib/format/format-percent';
import { ChosenList } from './chosen-list';
import { COLUMN_NAMES, fieldName, isOwnColumn, OWN_COLUMNS, withColumn } from './column-ids';
import { ColumnOption } from './column-option';
import { fieldTexts } from './seen-fields';
import type { ChosenColumns } from './use-columns';

interface ColumnChooserProps {
  columns: ChosenColumns;
  /** Those whose fields are offered. */
  records: readonly RecordView[];
}

const nameOf = (id: string) => (isOwnColumn(id) ? COLUMN_NAMES[id] : fieldName(id));

/** Which columns are shown, in which order, and what else there is to show. */
export function ColumnChooser({ columns, records }: ColumnChooserProps) {
  const { ids, chosen, choose } = columns;
  const [find, setFind] = useState('');
  const texts = useMemo(() => fieldTexts(records), [records]);
  const fields = useMemo(() => fieldsOf(texts), [texts]);
  const wanted = (id: string) =>
    !ids.includes(id) && nameOf(id).toLowerCase().includes(find.trim().toLowerCase());
  const offered = fields.filter(({ path }) => wanted(path));
  const add = (id: string) => choose(withColumn(ids, id));

  return (
    <div className="flex flex-col gap-3 p-2 text-sm">
      <ChosenList ids={ids} nameOf={nameOf} onChoose={choose} />
      {chosen && (
        <Button kind="quiet" className="self-start" onClick={() => choose(undefined)}>
          Back to the usual columns
        </Button>
      )}
      <Input
        aria-label="Find a field"
        placeholder="Find a field"
        value={find}
        onChange={(event) => setFind(event.target.value)}
      />
      <section aria-label="More columns" className="flex flex-col">
        {OWN_COLUMNS.filter(wanted).map((id) => (
          <ColumnOption key={id} name={COLUMN_NAMES[id]} onToggle={() => add(id)} />
        ))}
        {offered.map(({ path, type, example, seen }) => (
          <ColumnOption
            key={path}
            name={fieldName(path)}
            mono
            type={type}
            share={formatPercent(texts.length === 0 ? null : seen / texts.length).text}
            example={example}
            onToggle={() => add(path)}
          />
        ))}
      </section>
      <p className="text-xs text-faint">
        {fields.length === 0
          ? 'No fields: none of the records that were looked at is JSON.'
          : `${formatCounted(fields.length, 'field')} seen in ${formatCounted(texts.length, 'record')}.`}
      </p>
    </div>
  );
}

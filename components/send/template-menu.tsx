'use client';

import { FolderOpen } from 'lucide-react';
import dynamic from 'next/dynamic';
import { useState } from 'react';
import { buttonClass } from '@/components/ui/button';
import { Popover } from '@/components/ui/popover';
import { Skeleton } from '@/components/ui/skeleton';
import type { SavedTemplate } from '@/lib/contract/run';

const SavedTemplates = dynamic(
  () => import('./saved-templates').then((module) => module.SavedTemplates),
  { loading: () => <Skeleton className="m-2 h-24" />, ssr: false },
);

interface TemplateMenuProps {
  connection: string;
  /** What is saved: the template of the form, and its rule for keys. */
  current: Pick<SavedTemplate, 'text' | 'partitionKey'>;
  onLoad: (template: SavedTemplate) => void;
}

/** Templates saved by name: load, save, delete. They are asked for when the menu is opened first. */
export function TemplateMenu({ connection, current, onLoad }: TemplateMenuProps) {
  const [opened, setOpened] = useState(false);
  return (
    <span
      className="contents"
      onPointerEnter={() => setOpened(true)}
      onFocus={() => setOpened(true)}
    >
      <Popover
        label="Saved templates"
        trigger={
          <>
            <FolderOpen aria-hidden className="size-4" />
            Saved
          </>
        }
        triggerClassName={buttonClass('quiet')}
        className="w-96 max-w-[calc(100vw-1rem)]"
      >
        {(close) =>
          opened && (
            <SavedTemplates
              connection={connection}
              current={current}
              onLoad={(template) => {
                close();
                onLoad(template);
              }}
            />
          )
        }
      </Popover>
    </span>
  );
}

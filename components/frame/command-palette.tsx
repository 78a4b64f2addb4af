'use client';

import { Autocomplete } from '@base-ui/react/autocomplete';
import { useRouter } from 'next/navigation';
import { Dialog } from '@/components/ui/dialog';
import {
  type Command,
  type CommandGroup,
  matchesCommand,
  paletteCommands,
} from './palette-commands';
import { useConnections } from './use-connections';
import { usePaletteActions } from './use-palette-actions';
import { usePlace } from './use-place';
import { useStreams } from './use-streams';

const MOST_SHOWN = 60;

/** Type, choose with the arrow keys, Enter goes there. */
export function CommandPalette({ onClose }: { onClose: () => void }) {
  const router = useRouter();
  const place = usePlace();
  const connections = useConnections().data?.connections ?? [];
  const streams = useStreams(place.connection).data?.streams ?? [];
  const actions = usePaletteActions();

  const go = (command: Command) => {
    if (typeof command.act === 'string') router.push(command.act);
    else command.act();
    onClose();
  };

  return (
    <Dialog title="Go to" bare onClose={onClose} className="mt-[12dvh]">
      <Autocomplete.Root
        open
        inline
        items={[...paletteCommands({ place, connections, streams }), actions]}
        itemToStringValue={(command) => command.label}
        filter={matchesCommand}
        limit={MOST_SHOWN}
        autoHighlight="always"
        keepHighlight
      >
        <Autocomplete.Input
          aria-label="Go to a stream, page or connection"
          placeholder="Go to a stream, page or connection…"
          className="h-11 w-full border-b bg-transparent px-4 text-base outline-none placeholder:text-faint"
        />
        <Autocomplete.Empty className="px-4 text-sm text-faint not-empty:py-6">
          Nothing of this name.
        </Autocomplete.Empty>
        <Autocomplete.List className="max-h-[50dvh] scroll-py-1 overflow-auto p-1 empty:hidden">
          {(group: CommandGroup) => <PaletteGroup key={group.value} group={group} onChoose={go} />}
        </Autocomplete.List>
      </Autocomplete.Root>
    </Dialog>
  );
}

interface PaletteGroupProps {
  group: CommandGroup;
  onChoose: (command: Command) => void;
}

function PaletteGroup({ group, onChoose }: PaletteGroupProps) {
  return (
    <Autocomplete.Group items={group.items}>
      <Autocomplete.GroupLabel className="px-3 pt-2 pb-1 text-xs text-faint">
        {group.value}
      </Autocomplete.GroupLabel>
      <Autocomplete.Collection>
        {(command: Command) => (
          <Autocomplete.Item
            key={`${command.label} ${command.hint}`}
            value={command}
            onClick={() => onChoose(command)}
            className="flex h-8 cursor-pointer items-center justify-between gap-3 rounded px-3 text-sm data-highlighted:bg-line"
          >
            <span className="truncate">{command.label}</span>
            <span className="shrink-0 text-xs text-faint">{command.hint}</span>
          </Autocomplete.Item>
        )}
      </Autocomplete.Collection>
    </Autocomplete.Group>
  );
}

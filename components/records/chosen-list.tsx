import { ChevronDown, ChevronUp } from 'lucide-react';
import { IconButton } from '@/components/ui/icon-button';
import { movedColumn } from './column-ids';
import { ColumnOption } from './column-option';

interface ChosenListProps {
  ids: readonly string[];
  nameOf: (id: string) => string;
  onChoose: (ids: readonly string[]) => void;
}

const SMALL = 'size-6 [&>svg]:size-3.5';

/** The columns that are shown, from left to right; the last one stays. */
export function ChosenList({ ids, nameOf, onChoose }: ChosenListProps) {
  return (
    <ul aria-label="Columns shown" className="flex flex-col">
      {ids.map((id, index) => (
        <li key={id} className="flex items-center">
          <ColumnOption
            name={nameOf(id)}
            shown
            disabled={ids.length === 1}
            onToggle={() => onChoose(ids.filter((one) => one !== id))}
          />
          <IconButton
            label={`Move ${nameOf(id)} to the left`}
            icon={<ChevronUp />}
            className={SMALL}
            disabled={index === 0}
            onClick={() => onChoose(movedColumn(ids, id, -1))}
          />
          <IconButton
            label={`Move ${nameOf(id)} to the right`}
            icon={<ChevronDown />}
            className={SMALL}
            disabled={index === ids.length - 1}
            onClick={() => onChoose(movedColumn(ids, id, 1))}
          />
        </li>
      ))}
    </ul>
  );
}

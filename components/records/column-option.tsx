import { clsx } from 'clsx';

interface ColumnOptionProps {
  name: string;
  shown?: boolean;
  disabled?: boolean;
  mono?: boolean;
  type?: string;
  /** In how many of the records, such as 45 %. */
  share?: string;
  example?: string;
  onToggle: () => void;
}

export function ColumnOption(props: ColumnOptionProps) {
  const { name, shown = false, disabled, mono, type, share, example, onToggle } = props;
  return (
    <label
      className={clsx(
        'flex min-w-0 flex-1 items-baseline gap-2 rounded px-1.5 py-1 hover:bg-raised',
        disabled ? 'cursor-not-allowed' : 'cursor-pointer',
      )}
    >
      <input
        type="checkbox"
        className="translate-y-0.5 accent-text"
        checked={shown}
        disabled={disabled}
        onChange={onToggle}
      />
      <span className="flex min-w-0 flex-1 flex-col">
        <span className="flex items-baseline gap-2">
          <span className={clsx('min-w-0 truncate', mono && 'font-mono text-[0.95em]')}>
            {name}
          </span>
          <span className="ml-auto shrink-0 text-xs text-muted">{type}</span>
          <span className="w-12 shrink-0 text-right text-xs text-faint tabular-nums empty:hidden">
            {share}
          </span>
        </span>
        {example !== undefined && (
          <span className="truncate font-mono text-xs text-faint">{example}</span>
        )}
      </span>
    </label>
  );
}

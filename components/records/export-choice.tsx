import type { ReactNode } from 'react';

interface ExportChoiceProps {
  icon: ReactNode;
  title: string;
  detail: string;
  disabled: boolean;
  onChoose: () => void;
}

export function ExportChoice({ icon, title, detail, disabled, onChoose }: ExportChoiceProps) {
  return (
    <button
      type="button"
      disabled={disabled}
      onClick={onChoose}
      className="flex items-center gap-3 rounded px-2 py-1.5 text-left hover:bg-raised disabled:cursor-not-allowed disabled:opacity-50 [&>svg]:size-4 [&>svg]:shrink-0 [&>svg]:text-muted"
    >
      {icon}
      <span className="flex min-w-0 flex-col">
        <span>{title}</span>
        <span className="truncate text-xs text-muted">{detail}</span>
      </span>
    </button>
  );
}

'use client';

import { cloneElement, type ReactElement, type ReactNode, useId, useRef, useState } from 'react';
import { placeBeside } from './place-beside';

interface TriggerProps {
  'aria-describedby'?: string | undefined;
  'aria-label'?: string | undefined;
}

interface TooltipProps {
  text: ReactNode;
  children: ReactElement<TriggerProps>;
}

/** A hint on hover or focus of one element. It lies in the browser's top layer, so no overflow cuts it. */
export function Tooltip({ text, children }: TooltipProps) {
  const id = useId();
  const wrapper = useRef<HTMLSpanElement>(null);
  const [open, setOpen] = useState(false);

  const show = () => setOpen(true);
  const hide = () => setOpen(false);
  const place = (tip: HTMLSpanElement | null) => {
    const trigger = wrapper.current?.firstElementChild;
    if (!tip || !trigger) return;
    tip.showPopover();
    placeBeside(tip, trigger.getBoundingClientRect());
  };

  const repeatsName = children.props['aria-label'] === text;
  return (
    <span
      ref={wrapper}
      role="presentation"
      className="contents"
      onPointerEnter={(event) => event.pointerType !== 'touch' && show()}
      onPointerLeave={hide}
      onPointerDown={hide}
      onFocus={(event) => event.target.matches(':focus-visible') && show()}
      onBlur={hide}
      onKeyDown={(event) => event.key === 'Escape' && hide()}
    >
      {cloneElement(children, { 'aria-describedby': open && !repeatsName ? id : undefined })}
      {open && (
        <span
          ref={place}
          id={id}
          role="tooltip"
          popover="manual"
          className="pointer-events-none fixed inset-auto m-0 w-max max-w-80 rounded border border-line-strong bg-overlay px-2 py-1 text-left font-sans text-xs font-normal whitespace-pre-line text-text shadow-overlay"
        >
          {text}
        </span>
      )}
    </span>
  );
}

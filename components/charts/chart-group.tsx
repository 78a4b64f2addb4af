'use client';

import { createContext, type ReactNode, useContext, useState, useSyncExternalStore } from 'react';

/** The instant under the pointer, shared by every chart of a group; it lives outside React's state, so that moving costs no redraw. */
interface HoverStore {
  get: () => number | undefined;
  set: (atMs: number | undefined) => void;
  subscribe: (listener: () => void) => () => void;
}

function makeHoverStore(): HoverStore {
  const listeners = new Set<() => void>();
  let hovered: number | undefined;
  return {
    get: () => hovered,
    set: (atMs) => {
      if (atMs === hovered) return;
      hovered = atMs;
      for (const listener of listeners) listener();
    },
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

const HoverContext = createContext<HoverStore>(makeHoverStore());

/** Charts inside show one crosshair at the same instant. */
export function ChartGroup({ children }: { children: ReactNode }) {
  const [store] = useState(makeHoverStore);
  return <HoverContext value={store}>{children}</HoverContext>;
}

const nothing = () => undefined;

export function useHover() {
  const store = useContext(HoverContext);
  const hoveredMs = useSyncExternalStore(store.subscribe, store.get, nothing);
  return { hoveredMs, setHoveredMs: store.set };
}

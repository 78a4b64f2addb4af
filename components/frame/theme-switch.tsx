'use client';

import { Monitor, Moon, Sun } from 'lucide-react';
import { useEffect, useSyncExternalStore } from 'react';
import { IconButton } from '@/components/ui/icon-button';
import { applyTheme, storedTheme, storeTheme, THEMES, type Theme } from '@/components/ui/theme';

const ICONS: Readonly<Record<Theme, typeof Sun>> = { system: Monitor, light: Sun, dark: Moon };

const listeners = new Set<() => void>();

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  window.addEventListener('storage', listener);
  return () => {
    listeners.delete(listener);
    window.removeEventListener('storage', listener);
  };
}

export function chooseTheme(theme: Theme): void {
  storeTheme(theme);
  for (const listener of listeners) listener();
}

/** Steps through system, light and dark; follows other tabs and the system while it shows. */
export function ThemeSwitch() {
  const theme = useSyncExternalStore(subscribe, storedTheme, () => 'system' as const);
  const next = THEMES[(THEMES.indexOf(theme) + 1) % THEMES.length] ?? 'system';
  const Icon = ICONS[theme];

  useEffect(() => {
    applyTheme(theme);
    const system = matchMedia('(prefers-color-scheme: dark)');
    const follow = () => applyTheme(theme);
    system.addEventListener('change', follow);
    return () => system.removeEventListener('change', follow);
  }, [theme]);

  return (
    <IconButton
      label={`Theme: ${theme}. Switch to ${next}`}
      icon={<Icon />}
      onClick={() => chooseTheme(next)}
    />
  );
}

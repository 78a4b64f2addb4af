'use client';

import { useQueryClient } from '@tanstack/react-query';
import { THEMES } from '@/components/ui/theme';
import { useRefresh } from '@/components/ui/use-refresh';
import type { CommandGroup } from './palette-commands';
import { chooseTheme } from './theme-switch';

/** What the palette does besides going somewhere. */
export function usePaletteActions(): CommandGroup {
  const queryClient = useQueryClient();
  const { interval, setInterval } = useRefresh();
  const paused = interval === 'off';
  return {
    value: 'Actions',
    items: [
      {
        label: 'Refresh now',
        hint: 'everything on the page',
        act: () => void queryClient.invalidateQueries({ type: 'active' }),
      },
      {
        label: paused ? 'Resume refreshing' : 'Pause refreshing',
        hint: paused ? 'every 30s' : `now every ${interval}`,
        act: () => void setInterval(paused ? '30s' : 'off'),
      },
      ...THEMES.map((theme) => ({
        label: `Theme: ${theme}`,
        hint: 'appearance',
        act: () => chooseTheme(theme),
      })),
    ],
  };
}

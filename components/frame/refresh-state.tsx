'use client';

import { useQueryClient } from '@tanstack/react-query';
import { clsx } from 'clsx';
import { Pause, Play, RotateCw } from 'lucide-react';
import { IconButton } from '@/components/ui/icon-button';
import { Select } from '@/components/ui/select';
import { StatusDot } from '@/components/ui/status-dot';
import { useNowMs } from '@/components/ui/use-now';
import { REFRESH_INTERVALS, type RefreshInterval, useRefresh } from '@/components/ui/use-refresh';
import { formatRelativeTime } from '@/lib/format/format-relative-time';
import { type Freshness, useFreshness } from './use-freshness';

const OPTIONS = REFRESH_INTERVALS.map((interval) => ({
  value: interval,
  label: interval === 'off' ? 'paused' : `every ${interval}`,
}));

/** "live · 12 s ago": whether what is on the page is current, and how to stop or hurry it. */
export function RefreshState() {
  const { interval, setInterval } = useRefresh();
  const freshness = useFreshness();
  const queryClient = useQueryClient();
  const paused = interval === 'off';
  return (
    <div className="flex items-center gap-0.5">
      <FreshnessText freshness={freshness} interval={interval} />
      <IconButton
        label="Refresh now"
        icon={<RotateCw className={clsx(freshness.fetching && 'animate-spin')} />}
        onClick={() => void queryClient.invalidateQueries({ type: 'active' })}
      />
      <IconButton
        className="max-sm:hidden"
        label={paused ? 'Resume refreshing' : 'Pause refreshing'}
        icon={paused ? <Play /> : <Pause />}
        onClick={() => void setInterval(paused ? '30s' : 'off')}
      />
      <div className="hidden lg:block">
        <Select
          aria-label="Refresh interval"
          value={interval}
          options={OPTIONS}
          onChange={(value) => void setInterval(value)}
        />
      </div>
    </div>
  );
}

interface FreshnessTextProps {
  freshness: Freshness;
  interval: RefreshInterval;
}

function FreshnessText({ freshness, interval }: FreshnessTextProps) {
  const nowMs = useNowMs();
  const { updatedAtMs, failing } = freshness;
  const age = updatedAtMs && nowMs ? formatRelativeTime(Math.min(updatedAtMs, nowMs), nowMs) : '';
  const word = failing > 0 ? `${failing} failing` : interval === 'off' ? 'paused' : 'live';
  const tone = failing > 0 ? 'trouble' : interval === 'off' ? 'plain' : 'fine';
  return (
    <span className="mr-1 flex items-center gap-1.5 text-xs whitespace-nowrap text-muted">
      <StatusDot tone={tone} />
      {word}
      <span className="hidden w-20 text-faint sm:inline">{age && `· ${age}`}</span>
    </span>
  );
}

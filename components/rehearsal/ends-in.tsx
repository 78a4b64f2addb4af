'use client';

import { useNowMs } from '@/components/ui/use-now';
import { formatDuration } from '@/lib/format/format-duration';

const SECOND_MS = 1_000;

/** "ends in 3 min 20 s", ticking. */
export function EndsIn({ endsMs }: { endsMs: number }) {
  const nowMs = useNowMs();
  const leftMs = Math.round((endsMs - nowMs) / SECOND_MS) * SECOND_MS;
  if (nowMs === 0) return null;
  return leftMs > 0 ? `ends in ${formatDuration(leftMs).text}` : 'ending…';
}

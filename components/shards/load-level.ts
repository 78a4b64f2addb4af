import type { Tone } from '@/components/ui/tone';

export const LOAD_LEVELS = ['unknown', 'idle', 'low', 'middle', 'high', 'near', 'full'] as const;
export type LoadLevel = (typeof LOAD_LEVELS)[number];

const NEAR_CAPACITY = 0.8;

/** How near a shard is to its write capacity; `unknown` without a figure. */
export function loadLevel(capacityShare: number | null | undefined): LoadLevel {
  if (capacityShare === null || capacityShare === undefined) return 'unknown';
  if (capacityShare >= 1) return 'full';
  if (capacityShare >= NEAR_CAPACITY) return 'near';
  if (capacityShare >= 0.5) return 'high';
  if (capacityShare >= 0.2) return 'middle';
  return capacityShare >= 0.02 ? 'low' : 'idle';
}

export function loadTone(capacityShare: number): Tone {
  const level = loadLevel(capacityShare);
  if (level === 'full') return 'trouble';
  return level === 'near' ? 'lag' : 'write';
}

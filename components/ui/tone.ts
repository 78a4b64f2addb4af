/** What a colour says, the same on every page. `plain` says nothing. */
export type Tone = 'plain' | 'write' | 'read' | 'lag' | 'trouble' | 'fine' | 'own';

export const TONE_TEXT: Readonly<Record<Tone, string>> = {
  plain: 'text-muted',
  write: 'text-write',
  read: 'text-read',
  lag: 'text-lag',
  trouble: 'text-trouble',
  fine: 'text-fine',
  own: 'text-own',
};

export const TONE_FILL: Readonly<Record<Tone, string>> = {
  plain: 'bg-faint',
  write: 'bg-write',
  read: 'bg-read',
  lag: 'bg-lag',
  trouble: 'bg-trouble',
  fine: 'bg-fine',
  own: 'bg-own',
};

export const TONE_SOFT: Readonly<Record<Tone, string>> = {
  plain: 'bg-raised',
  write: 'bg-write-soft',
  read: 'bg-read-soft',
  lag: 'bg-lag-soft',
  trouble: 'bg-trouble-soft',
  fine: 'bg-fine-soft',
  own: 'bg-own-soft',
};

/** For strokes of pictures, where a class does not reach. */
export const TONE_VARIABLE: Readonly<Record<Tone, string>> = {
  plain: 'var(--faint)',
  write: 'var(--write)',
  read: 'var(--read)',
  lag: 'var(--lag)',
  trouble: 'var(--trouble)',
  fine: 'var(--fine)',
  own: 'var(--own)',
};

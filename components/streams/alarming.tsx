import type { ReactNode } from 'react';
import { TONE_TEXT, type Tone } from '@/components/ui/tone';

interface AlarmingProps {
  when: boolean;
  tone: Tone;
  children: ReactNode;
}

/** Sets a figure apart when it is past its limit, by weight as well as by colour. */
export function Alarming({ when, tone, children }: AlarmingProps) {
  return <span className={when ? `font-semibold ${TONE_TEXT[tone]}` : undefined}>{children}</span>;
}

import { systemClock } from '@/lib/clock';

const STEP_MS = 2;

interface Load {
  perSecond: number;
  forMs: number;
}

/** Makes records as time goes by, whatever becomes of the earlier ones. */
export async function openLoop(
  { perSecond, forMs }: Load,
  make: (index: number) => void,
): Promise<number> {
  const total = (perSecond * forMs) / 1_000;
  const startMs = performance.now();
  let made = 0;
  while (made < total) {
    const due = Math.min(total, ((performance.now() - startMs) * perSecond) / 1_000);
    for (; made < due; made += 1) make(made);
    await systemClock.sleep(STEP_MS);
  }
  return made;
}

import { clsx } from 'clsx';
import { LEVEL_TONE } from '@/components/ui/level-tone';
import { StatusDot } from '@/components/ui/status-dot';
import { TONE_TEXT } from '@/components/ui/tone';
import { Tooltip } from '@/components/ui/tooltip';
import type { Finding, HealthLevel } from '@/lib/contract/metrics';

const WORDS: Readonly<Record<HealthLevel, string>> = {
  ok: 'Healthy',
  unknown: 'No recent data',
  warning: 'Warning',
  critical: 'Critical',
};

const ORDER: Readonly<Record<Finding['level'], number>> = { critical: 0, warning: 1, info: 2 };

function worstFinding(findings: readonly Finding[]): Finding | undefined {
  return findings.toSorted((one, other) => ORDER[one.level] - ORDER[other.level])[0];
}

interface HealthTextProps {
  health: HealthLevel;
  findings: readonly Finding[];
  /** In two lines where one is too short, as on a phone, which has no hover. */
  isWrapped?: boolean;
}

/** Health as its worst finding, with the others on hover. */
export function HealthText({ health, findings, isWrapped = false }: HealthTextProps) {
  const worst = worstFinding(findings);
  const tone = LEVEL_TONE[health];
  const text = (
    <span className="flex min-w-0 items-center gap-2">
      <StatusDot tone={tone} />
      <span
        className={clsx(
          isWrapped ? 'line-clamp-2' : 'truncate',
          health === 'ok' ? 'text-muted' : TONE_TEXT[tone],
        )}
      >
        {worst?.text ?? WORDS[health]}
      </span>
    </span>
  );
  if (findings.length === 0) return text;
  return <Tooltip text={findings.map((finding) => finding.text).join('\n')}>{text}</Tooltip>;
}

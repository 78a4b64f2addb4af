import { ServiceFault } from '@/lib/local/wire/service-fault';
import type { WireRequest } from '@/lib/local/wire/wire-message';
import { type ActiveFault, isLive } from './active-fault';
import type { FaultService } from './fault-schema';

interface SkewPlace {
  active: readonly ActiveFault[];
  service: FaultService;
  nowMs: number;
}

/** Of a request's date; what is further off is refused. */
const TOLERANCE_MS = 300_000;

/** How far a service's clock is ahead of the true one. */
export function skewMs(place: SkewPlace): number {
  return skewsOf(place).reduce((sum, { offsetMs }) => sum + offsetMs, 0);
}

/**
 * A service whose clock is off refuses what is signed at the right time, until the client has corrected itself.
 * @throws ServiceFault InvalidSignatureException
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-troubleshooting.html
 */
export function refuseSkewed(place: SkewPlace, { headers }: WireRequest): void {
  const skews = skewsOf(place);
  if (skews.length === 0) return;
  const serviceMs = place.nowMs + skewMs(place);
  const signed = headers['x-amz-date'] ?? '';
  const aheadMs = signedAtMs(signed) - serviceMs;
  // A request without a date is none that a date can refuse.
  if (Number.isNaN(aheadMs) || Math.abs(aheadMs) <= TOLERANCE_MS) return;
  for (const { active } of skews) active.applied += 1;
  const serviceTime = new Date(serviceMs).toISOString().replace(/[-:]|\.\d{3}/g, '');
  throw new ServiceFault(
    'InvalidSignatureException',
    aheadMs < 0
      ? `Signature expired: ${signed} is now earlier than ${serviceTime} less 5 min.`
      : `Signature not yet current: ${signed} is still later than ${serviceTime} plus 5 min.`,
  );
}

function skewsOf({ active, service, nowMs }: SkewPlace) {
  return active.flatMap((one) => {
    const { fault } = one;
    const isSkew = fault.kind === 'clock-skew' && fault.service === service;
    return isSkew && isLive(one, nowMs) ? [{ active: one, offsetMs: fault.offsetMs }] : [];
  });
}

/** Of `20260131T093000Z`. */
function signedAtMs(text: string): number {
  return Date.parse(
    text.replace(/^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/, '$1-$2-$3T$4:$5:$6Z'),
  );
}

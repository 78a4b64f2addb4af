import type { Clock } from '@/lib/clock';
import type { CallPlace } from '@/lib/local/kinesis/call-place';
import { ConnectionDrop } from '@/lib/local/wire/connection-drop';
import type { IncomingCall } from '@/lib/local/wire/json-rpc';
import type { ServiceFault } from '@/lib/local/wire/service-fault';
import { type ActiveFault, strikes } from './active-fault';
import { refuseSkewed } from './clock-skew';
import { faultNamed } from './fault-errors';
import { type CallFault, type FaultService, isCallFault } from './fault-schema';

export interface CallMeans {
  clock: Clock;
  random: () => number;
  /** Asked only when a fault names a stream or a shard. */
  placeOf: (call: IncomingCall) => CallPlace;
  /** Hears of errors that a call is refused with, so that they are metered as the service's own. */
  onRefused: (call: IncomingCall, fault: ServiceFault) => void;
}

interface Interception {
  active: readonly ActiveFault[];
  service: FaultService;
  call: IncomingCall;
  run: () => unknown;
}

/** Lets a call through the faults, in the order in which they were added, and then to the service. */
export async function interceptWith(
  { active, service, call, run }: Interception,
  means: CallMeans,
): Promise<unknown> {
  refuseSkewed({ active, service, nowMs: means.clock.now() }, call.request);
  let dropsAfter = false;
  for (const one of active) {
    const { fault } = one;
    if (!isCallFault(fault) || fault.service !== service) continue;
    if (!isAbout(fault, call, means) || !strikes(one, means)) continue;
    switch (fault.kind) {
      case 'latency':
        await means.clock.sleep(latencyOf(fault.ms, means.random), call.request.signal);
        break;
      case 'silence':
        await gone(call.request.signal);
        throw new ConnectionDrop();
      case 'drop':
        if (fault.when === 'before') throw new ConnectionDrop();
        dropsAfter = true;
        break;
      case 'error': {
        const refusal = faultNamed(fault.error, fault.message);
        means.onRefused(call, refusal);
        throw refusal;
      }
    }
  }
  const answer = await run();
  if (dropsAfter) throw new ConnectionDrop();
  return answer;
}

function isAbout(
  { operations, stream, shard }: CallFault,
  call: IncomingCall,
  { placeOf }: CallMeans,
): boolean {
  if (operations && !operations.includes(call.operation)) return false;
  if (stream === undefined && shard === undefined) return true;
  const { streamName, shardIds } = placeOf(call);
  if (stream !== undefined && stream !== streamName) return false;
  return shard === undefined || shardIds.includes(shard);
}

function latencyOf(ms: number | [number, number], random: () => number): number {
  if (typeof ms === 'number') return ms;
  const [min, max] = ms;
  return Math.round(min + random() * (max - min));
}

function gone(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) resolve();
    signal.addEventListener('abort', () => resolve(), { once: true });
  });
}

import type { StreamReference } from '@/lib/local/kinesis/account';
import type { EngineContext } from '@/lib/local/kinesis/engine-context';
import { KinesisFault } from '@/lib/local/kinesis/kinesis-fault';
import type { Stream } from '@/lib/local/kinesis/stream';

/**
 * The stream that a change is asked of.
 * @throws KinesisFault ResourceNotFoundException; ResourceInUseException in any state but ACTIVE
 */
export function requireActive(
  { account, clock }: EngineContext,
  reference: StreamReference,
): Stream {
  const stream = account.stream(reference, clock.now());
  if (stream.status === 'ACTIVE') return stream;
  throw new KinesisFault(
    'ResourceInUseException',
    `Stream ${stream.name} under account ${account.id} not ACTIVE, instead in state ${stream.status}`,
  );
}

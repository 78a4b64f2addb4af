import type { Handler } from '@/lib/local/kinesis/engine-context';
import { KinesisFault } from '@/lib/local/kinesis/kinesis-fault';

/** @see https://docs.aws.amazon.com/kinesis/latest/APIReference/API_DeleteStream.html */
export const deleteStream: Handler<'DeleteStream'> = ({ account, clock, durations }, input) => {
  const nowMs = clock.now();
  const stream = account.stream(input, nowMs);
  if (stream.status === 'DELETING') return {};
  const consumers = stream.liveConsumers(nowMs).length;
  if (consumers > 0 && !input.EnforceConsumerDeletion) {
    throw new KinesisFault(
      'ResourceInUseException',
      `Stream ${stream.name} under account ${account.id} has ${consumers} registered consumers: ` +
        'deregister them, or set EnforceConsumerDeletion.',
    );
  }
  const finish = () => account.remove(stream);
  stream.begin('DELETING', { dueMs: nowMs + durations.deleteMs, finish }, nowMs);
  return {};
};

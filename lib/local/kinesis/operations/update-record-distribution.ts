import type { Handler } from '@/lib/local/kinesis/engine-context';
import { invalidArgument } from '@/lib/local/kinesis/kinesis-fault';
import { requireActive } from './require-active';

/**
 * Takes effect at once; records that are there stay where they are.
 * @see https://docs.aws.amazon.com/kinesis/latest/APIReference/API_UpdateStreamRecordDistributionStrategy.html
 */
export const updateStreamRecordDistributionStrategy: Handler<
  'UpdateStreamRecordDistributionStrategy'
> = (context, input) => {
  const stream = requireActive(context, input);
  const strategy = input.RecordDistributionStrategy;
  if (strategy === 'AUTO' && stream.mode !== 'ON_DEMAND') {
    throw invalidArgument(
      `RecordDistributionStrategy AUTO is not supported on stream ${stream.name}, which is in PROVISIONED mode.`,
    );
  }
  stream.distribution = strategy;
  return {};
};

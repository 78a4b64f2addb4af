import type { Handler } from '@/lib/local/kinesis/engine-context';
import { beginUpdate } from './begin-update';
import { requireActive } from './require-active';

/** @see https://docs.aws.amazon.com/kinesis/latest/APIReference/API_UpdateMaxRecordSize.html */
export const updateMaxRecordSize: Handler<'UpdateMaxRecordSize'> = (context, input) => {
  const stream = requireActive(context, input);
  beginUpdate(context, stream, () => {
    stream.maxRecordKib = input.MaxRecordSizeInKiB;
  });
  return {};
};

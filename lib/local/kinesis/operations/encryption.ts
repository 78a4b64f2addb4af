import type { Handler } from '@/lib/local/kinesis/engine-context';
import { invalidArgument } from '@/lib/local/kinesis/kinesis-fault';
import { beginUpdate } from './begin-update';
import { requireActive } from './require-active';

/** Records are marked as encrypted; here nothing is. @see https://docs.aws.amazon.com/streams/latest/dev/what-is-sse.html */
export const startStreamEncryption: Handler<'StartStreamEncryption'> = (context, input) => {
  requireKms(input.EncryptionType);
  const stream = requireActive(context, input);
  beginUpdate(context, stream, () => {
    stream.encryption = { type: 'KMS', keyId: input.KeyId };
  });
  return {};
};

export const stopStreamEncryption: Handler<'StopStreamEncryption'> = (context, input) => {
  requireKms(input.EncryptionType);
  const stream = requireActive(context, input);
  beginUpdate(context, stream, () => {
    stream.encryption = { type: 'NONE' };
  });
  return {};
};

function requireKms(type: 'KMS' | 'NONE'): void {
  if (type !== 'KMS') throw invalidArgument('The only valid EncryptionType is KMS.');
}

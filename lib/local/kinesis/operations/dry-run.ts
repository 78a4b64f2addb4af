import { KinesisFault } from '@/lib/local/kinesis/kinesis-fault';

/** @throws KinesisFault DryRunOperationException, which says that the call would have succeeded */
export function endDryRun(isDryRun: boolean | undefined): void {
  if (!isDryRun) return;
  throw new KinesisFault(
    'DryRunOperationException',
    'Request would have succeeded, but DryRun flag is set.',
  );
}

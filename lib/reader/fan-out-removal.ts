import type { KinesisClient } from '@aws-sdk/client-kinesis';
import type { Clock } from '@/lib/clock';
import { AppError, type ErrorCode } from '@/lib/errors';
import { deregisterStreamConsumer } from '@/lib/kinesis/deregister-stream-consumer';

interface Room {
  client: KinesisClient;
  clock: Clock;
  streamArn: string;
}

/** One that is still being made cannot be removed: that is waited for. */
const ATTEMPTS = 12;
const BETWEEN_MS = 2_500;
const ATTEMPT_MS = 10_000;
const FINAL: ReadonlySet<ErrorCode> = new Set([
  'access_denied',
  'credentials_missing',
  'invalid_input',
]);

/**
 * Removes a fan-out consumer, with tries over half a minute, whoever may have left meanwhile.
 * @returns null, or a sentence that says why it is still there
 */
export async function removeConsumer(
  { client, clock, streamArn }: Room,
  name: string,
): Promise<string | null> {
  for (let attempt = 1; ; attempt++) {
    try {
      const signal = AbortSignal.timeout(ATTEMPT_MS);
      await deregisterStreamConsumer(client, { streamArn, name, signal });
      return null;
    } catch (error) {
      // Gone, or never there.
      if (error instanceof AppError && error.code === 'stream_not_found') return null;
      if (attempt >= ATTEMPTS || (error instanceof AppError && FINAL.has(error.code))) {
        const reason = error instanceof Error ? error.message : 'unknown';
        return `The fan-out consumer ${name} could not be removed and goes on to cost: ${reason}`;
      }
      await clock.sleep(BETWEEN_MS);
    }
  }
}

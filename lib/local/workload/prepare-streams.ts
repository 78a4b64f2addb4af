import type { Clock } from '@/lib/clock';
import type { KinesisTransport } from './kinesis-transport';
import type { Traffic } from './traffic';

const POLL_MS = 500;

interface Preparation {
  kinesis: KinesisTransport;
  clock: Clock;
  signal: AbortSignal;
}

/** Creates the streams that are not there, and waits until each is active. */
export async function prepareStreams(
  streams: readonly Traffic[],
  { kinesis, clock, signal }: Preparation,
): Promise<void> {
  for (const { stream, mode, shardMetrics } of streams) {
    let created = await create(kinesis, stream, mode);
    // An account creates five streams a second.
    while (created === 'later') {
      await clock.sleep(POLL_MS, signal);
      created = await create(kinesis, stream, mode);
    }
    while ((await statusOf(kinesis, stream)) !== 'ACTIVE') await clock.sleep(POLL_MS, signal);
    if (created === 'created' && shardMetrics) {
      await kinesis.enableEnhancedMonitoring({ StreamName: stream, ShardLevelMetrics: ['ALL'] });
    }
  }
}

async function create(
  kinesis: KinesisTransport,
  stream: string,
  mode: Traffic['mode'],
): Promise<'created' | 'known' | 'later'> {
  try {
    await kinesis.createStream(
      mode === 'ON_DEMAND'
        ? { StreamName: stream, StreamModeDetails: { StreamMode: mode } }
        : { StreamName: stream, ShardCount: mode.shards },
    );
    return 'created';
  } catch (error) {
    if (error instanceof Error && error.name === 'ResourceInUseException') return 'known';
    if (error instanceof Error && error.name === 'LimitExceededException') return 'later';
    throw error;
  }
}

async function statusOf(kinesis: KinesisTransport, stream: string): Promise<string | undefined> {
  const { StreamDescriptionSummary } = await kinesis.describeStreamSummary({ StreamName: stream });
  return StreamDescriptionSummary?.StreamStatus;
}

import type { KinesisClient } from '@aws-sdk/client-kinesis';
import type { Clock } from '@/lib/clock';
import { listStreamConsumers } from '@/lib/kinesis/list-stream-consumers';
import { FAN_OUT_NAME_PREFIX } from './fan-out-name';
import { removeConsumer } from './fan-out-removal';

interface Room {
  client: KinesisClient;
  clock: Clock;
  streamArn: string;
}

/** No search takes so long: whoever made it is gone. */
const LEFT_MS = 86_400_000;
const OURS = new RegExp(`^${FAN_OUT_NAME_PREFIX}[0-9a-f]{8}$`);

/**
 * Removes the fan-out consumers that searches of a day ago or more left behind, such as those of a process that was
 * killed.
 * @returns the names of those that are gone now
 * @throws what listing the stream's consumers throws
 */
export async function removeLeftovers(room: Room, signal: AbortSignal): Promise<string[]> {
  const { client, clock, streamArn } = room;
  const consumers = await listStreamConsumers(client, { streamArn, signal });
  const left = consumers.filter(
    ({ name, createdAtMs }) => OURS.test(name) && clock.now() - createdAtMs >= LEFT_MS,
  );
  const removed: string[] = [];
  for (const { name } of left) {
    if ((await removeConsumer(room, name)) === null) removed.push(name);
  }
  return removed;
}

import type { EngineContext } from '@/lib/local/kinesis/engine-context';
import { invalidArgument, KinesisFault } from '@/lib/local/kinesis/kinesis-fault';
import { ITERATOR_LIFE_MS } from '@/lib/local/kinesis/limits';
import type { Shard } from '@/lib/local/kinesis/shard';
import type { Stream } from '@/lib/local/kinesis/stream';
import { findShard } from './find-shard';

/** What an iterator stands for: the next record of a shard to read. */
export interface ShardPosition {
  stream: Stream;
  shard: Shard;
  ordinal: number;
}

export function sealIterator(
  { clock, seal }: EngineContext,
  { stream, shard, ordinal }: ShardPosition,
): string {
  return seal.seal(['iterator', stream.name, stream.serial, shard.id, ordinal, clock.now()]);
}

/**
 * @throws KinesisFault InvalidArgumentException for a text that is no iterator; ExpiredIteratorException after
 *   five minutes; ResourceNotFoundException when the stream or the shard is gone
 */
export function openIterator(context: EngineContext, token: string): ShardPosition {
  const { account, clock, seal } = context;
  const [kind, name = '', serial, shardId = '', ordinal, madeMs] = seal.open(token) ?? [];
  if (kind !== 'iterator') throw invalidArgument('Invalid ShardIterator.');
  const nowMs = clock.now();
  if (nowMs - Number(madeMs) > ITERATOR_LIFE_MS) {
    throw new KinesisFault(
      'ExpiredIteratorException',
      `Iterator expired. The iterator was created at time ${serviceTime(Number(madeMs))} while right now it is ` +
        `${serviceTime(nowMs)} which is further in the future than the tolerated delay of ${ITERATOR_LIFE_MS} milliseconds.`,
    );
  }
  const stream = account.stream({ StreamName: name }, nowMs);
  if (stream.serial !== Number(serial)) {
    throw account.notFound(
      `Shard ${shardId} in stream ${name} under account ${account.id} does not exist`,
    );
  }
  const shard = findShard({ account, stream, nowMs }, shardId);
  return { stream, shard, ordinal: Number(ordinal) };
}

/** As the service writes times in messages: Thu Jan 22 01:22:02 UTC 2015. */
function serviceTime(ms: number): string {
  const [weekday, day, month, year, time] = new Date(ms).toUTCString().replace(',', '').split(' ');
  return `${weekday} ${month} ${day} ${time} UTC ${year}`;
}

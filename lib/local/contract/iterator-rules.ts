import { GetShardIteratorCommand, type _Record as KinesisRecord } from '@aws-sdk/client-kinesis';
import { expect } from 'vitest';
import { FIRST_SHARD, present, type World } from './open-world';
import { refusal } from './refusal';
import type { Rule } from './rule';

/** A stream of one shard that holds a, b and c, in that order and at different milliseconds. */
async function abc(world: World): Promise<{ name: string; records: KinesisRecord[] }> {
  const name = await world.stream();
  for (const text of ['a', 'b', 'c']) {
    await world.put(name, text);
    const writtenMs = Date.now();
    while (Date.now() <= writtenMs + 1) await new Promise(setImmediate);
  }
  const iterator = await world.iterator(name, { ShardIteratorType: 'TRIM_HORIZON' });
  return { name, records: await world.read(iterator) };
}

function texts(records: readonly KinesisRecord[]): string[] {
  return records.map((record) => Buffer.from(present(record.Data)).toString());
}

const second = (records: readonly KinesisRecord[]) => present(records[1]);

export const iteratorRules: readonly Rule[] = [
  {
    name: 'TRIM_HORIZON begins at the oldest record',
    async check(world) {
      expect(texts((await abc(world)).records)).toEqual(['a', 'b', 'c']);
    },
  },
  {
    name: 'LATEST sees only what is written after the iterator was made',
    async check(world) {
      const { name } = await abc(world);
      const iterator = await world.iterator(name, { ShardIteratorType: 'LATEST' });
      expect(await world.read(iterator)).toEqual([]);
      await world.put(name, 'd');
      expect(texts(await world.read(iterator))).toEqual(['d']);
    },
  },
  {
    name: 'AT_SEQUENCE_NUMBER begins at the record itself',
    async check(world) {
      const { name, records } = await abc(world);
      const iterator = await world.iterator(name, {
        ShardIteratorType: 'AT_SEQUENCE_NUMBER',
        StartingSequenceNumber: second(records).SequenceNumber,
      });
      expect(texts(await world.read(iterator))).toEqual(['b', 'c']);
    },
  },
  {
    name: 'AFTER_SEQUENCE_NUMBER begins after the record',
    async check(world) {
      const { name, records } = await abc(world);
      const iterator = await world.iterator(name, {
        ShardIteratorType: 'AFTER_SEQUENCE_NUMBER',
        StartingSequenceNumber: second(records).SequenceNumber,
      });
      expect(texts(await world.read(iterator))).toEqual(['c']);
    },
  },
  {
    name: 'AT_TIMESTAMP begins at a record of exactly that time',
    async check(world) {
      const { name, records } = await abc(world);
      const iterator = await world.iterator(name, {
        ShardIteratorType: 'AT_TIMESTAMP',
        Timestamp: second(records).ApproximateArrivalTimestamp,
      });
      expect(texts(await world.read(iterator))).toEqual(['b', 'c']);
    },
  },
  {
    name: 'AT_TIMESTAMP begins at the next record when none has that time',
    async check(world) {
      const { name, records } = await abc(world);
      const arrival = present(second(records).ApproximateArrivalTimestamp);
      const iterator = await world.iterator(name, {
        ShardIteratorType: 'AT_TIMESTAMP',
        Timestamp: new Date(arrival.getTime() + 1),
      });
      expect(texts(await world.read(iterator))).toEqual(['c']);
    },
  },
  {
    name: 'AT_TIMESTAMP before the oldest record begins at the oldest',
    async check(world) {
      const { name } = await abc(world);
      const iterator = await world.iterator(name, {
        ShardIteratorType: 'AT_TIMESTAMP',
        Timestamp: new Date(0),
      });
      expect(texts(await world.read(iterator))).toEqual(['a', 'b', 'c']);
    },
  },
  {
    name: 'an iterator reads the same records each time it is used',
    async check(world) {
      const { name, records } = await abc(world);
      const iterator = await world.iterator(name, { ShardIteratorType: 'TRIM_HORIZON' });
      expect(await world.read(iterator)).toEqual(records);
      expect(await world.read(iterator)).toEqual(records);
    },
  },
  {
    name: 'AT_SEQUENCE_NUMBER without a number is refused',
    async check(world) {
      const StreamName = await world.stream();
      const call = world.iterator(StreamName, { ShardIteratorType: 'AT_SEQUENCE_NUMBER' });
      expect(await refusal(call)).toMatchObject({ name: 'InvalidArgumentException', status: 400 });
    },
  },
  {
    name: 'AT_TIMESTAMP without a time is refused',
    async check(world) {
      const StreamName = await world.stream();
      const call = world.iterator(StreamName, { ShardIteratorType: 'AT_TIMESTAMP' });
      expect(await refusal(call)).toMatchObject({ name: 'InvalidArgumentException', status: 400 });
    },
  },
  {
    name: 'a sequence number of another shard is refused',
    async check(world) {
      const StreamName = await world.stream(2);
      const { ShardId, SequenceNumber } = await world.put(StreamName, 'x');
      const other = ShardId === FIRST_SHARD ? 'shardId-000000000001' : FIRST_SHARD;
      const call = world.iterator(StreamName, {
        ShardId: other,
        ShardIteratorType: 'AT_SEQUENCE_NUMBER',
        StartingSequenceNumber: SequenceNumber,
      });
      expect(await refusal(call)).toMatchObject({ name: 'InvalidArgumentException', status: 400 });
    },
  },
  {
    name: 'a text that is no sequence number is refused',
    async check(world) {
      const StreamName = await world.stream();
      const call = world.iterator(StreamName, {
        ShardIteratorType: 'AT_SEQUENCE_NUMBER',
        StartingSequenceNumber: '12x',
      });
      expect(await refusal(call)).toMatchObject({ status: 400 });
    },
  },
  {
    name: 'an iterator on a shard that is not there is refused',
    async check(world) {
      const StreamName = await world.stream();
      const call = world.kinesis.send(
        new GetShardIteratorCommand({
          StreamName,
          ShardId: 'shardId-000000000009',
          ShardIteratorType: 'LATEST',
        }),
      );
      expect(await refusal(call)).toMatchObject({ name: 'ResourceNotFoundException', status: 400 });
    },
  },
  {
    name: 'a text that is no iterator is refused',
    async check(world) {
      const call = world.read('no-iterator');
      expect(await refusal(call)).toMatchObject({ name: 'InvalidArgumentException', status: 400 });
    },
  },
];

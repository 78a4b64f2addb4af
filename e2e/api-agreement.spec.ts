import {
  DescribeStreamSummaryCommand,
  GetRecordsCommand,
  GetShardIteratorCommand,
  ListShardsCommand,
  ListStreamsCommand,
  PutRecordCommand,
} from '@aws-sdk/client-kinesis';
import { CONNECTION } from '@/e2e/world/addresses';
import { JSON_TEXT } from '@/e2e/world/own-stream';
import { readAnswer } from '@/e2e/world/read-answer';
import { expect, test } from '@/e2e/world/test';
import { recordsAnswerSchema } from '@/lib/contract/record';
import { locateAnswerSchema, shardsAnswerSchema } from '@/lib/contract/shard';
import { streamDetailSchema, streamsAnswerSchema } from '@/lib/contract/stream';
import { api } from '@/lib/routes';

test.describe('what the API says agrees with what the SDK hears on the same endpoint', () => {
  test('streams', async ({ request, kinesis, ownStream }) => {
    const { streams } = await readAnswer(request, api.streams(CONNECTION), streamsAnswerSchema);
    const heard = await kinesis.send(new ListStreamsCommand({}));
    expect(streams.map((stream) => stream.arn)).toEqual(
      heard.StreamSummaries?.map((stream) => stream.StreamARN),
    );
    expect(streams.map((stream) => stream.name)).toContain(ownStream.name);
  });

  test('the description of a stream', async ({ request, kinesis }) => {
    const said = await readAnswer(request, api.stream(CONNECTION, 'flights'), streamDetailSchema);
    const heard = await kinesis.send(new DescribeStreamSummaryCommand({ StreamName: 'flights' }));
    const summary = heard.StreamDescriptionSummary;
    expect(said).toMatchObject({
      arn: summary?.StreamARN,
      status: summary?.StreamStatus,
      mode: summary?.StreamModeDetails?.StreamMode,
      openShards: summary?.OpenShardCount,
      retentionHours: summary?.RetentionPeriodHours,
      createdAtMs: summary?.StreamCreationTimestamp?.getTime(),
    });
  });

  test('shards with their ranges and parents', async ({ request, kinesis }) => {
    const said = await readAnswer(request, api.shards(CONNECTION, 'arrivals'), shardsAnswerSchema);
    const heard = await kinesis.send(new ListShardsCommand({ StreamName: 'arrivals' }));
    expect(
      said.shards.map(({ id, parentId, startingHashKey, endingHashKey, endingSequenceNumber }) => ({
        ShardId: id,
        ParentShardId: parentId,
        range: [startingHashKey, endingHashKey],
        EndingSequenceNumber: endingSequenceNumber,
      })),
    ).toEqual(
      heard.Shards?.map(({ ShardId, ParentShardId, HashKeyRange, SequenceNumberRange }) => ({
        ShardId,
        ParentShardId: ParentShardId ?? null,
        range: [HashKeyRange?.StartingHashKey, HashKeyRange?.EndingHashKey],
        EndingSequenceNumber: SequenceNumberRange?.EndingSequenceNumber ?? null,
      })),
    );
    expect(said.closedCount).toBeGreaterThan(0);
  });

  test('the shard of a key', async ({ request, kinesis, ownStream }) => {
    for (const key of ['LAX', 'Zürich', '🗝']) {
      const path = api.locate(CONNECTION, ownStream.name, { key });
      const said = await readAnswer(request, path, locateAnswerSchema);
      const put = await kinesis.send(
        new PutRecordCommand({
          StreamName: ownStream.name,
          PartitionKey: key,
          Data: Buffer.from('x'),
        }),
      );
      expect(said.shard).toBe(put.ShardId);
    }
  });

  test('records, from a sequence number on', async ({ request, kinesis, ownStream }) => {
    const { shard, sequenceNumber } = ownStream.json;
    const said = await readAnswer(
      request,
      api.records(CONNECTION, ownStream.name, {
        shard,
        from: 'sequence',
        at: sequenceNumber,
        limit: 1,
      }),
      recordsAnswerSchema,
    );
    const iterator = await kinesis.send(
      new GetShardIteratorCommand({
        StreamName: ownStream.name,
        ShardId: shard,
        ShardIteratorType: 'AT_SEQUENCE_NUMBER',
        StartingSequenceNumber: sequenceNumber,
      }),
    );
    const heard = await kinesis.send(
      new GetRecordsCommand({ ShardIterator: iterator.ShardIterator, Limit: 1 }),
    );
    const record = heard.Records?.[0];
    expect(said.records).toHaveLength(1);
    expect(said.records[0]).toMatchObject({
      sequenceNumber: record?.SequenceNumber,
      partitionKey: record?.PartitionKey,
      arrivalMs: record?.ApproximateArrivalTimestamp?.getTime(),
      data: { kind: 'json', text: JSON_TEXT, truncated: false },
    });
  });
});

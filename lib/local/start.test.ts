import { CloudWatchClient, GetMetricDataCommand } from '@aws-sdk/client-cloudwatch';
import { DynamoDBClient, ListTablesCommand } from '@aws-sdk/client-dynamodb';
import {
  DescribeStreamSummaryCommand,
  KinesisClient,
  PutRecordsCommand,
} from '@aws-sdk/client-kinesis';
import { afterEach, expect, test } from 'vitest';
import { ManualClock } from '@/lib/clock';
import { type LocalOptions, type LocalService, startLocal } from './start';

const NOON = Date.parse('2026-01-31T12:00:00Z');
const services: LocalService[] = [];
const clients: { destroy(): void }[] = [];

async function start(options?: LocalOptions): Promise<LocalService> {
  const service = await startLocal(options);
  services.push(service);
  return service;
}

function clientsOf({ endpoints }: LocalService) {
  const common = {
    region: 'us-east-1',
    credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
    maxAttempts: 1,
  };
  const made = {
    kinesis: new KinesisClient({ ...common, endpoint: endpoints.kinesis }),
    cloudwatch: new CloudWatchClient({ ...common, endpoint: endpoints.cloudwatch }),
    dynamodb: new DynamoDBClient({ ...common, endpoint: endpoints.dynamodb }),
  };
  clients.push(...Object.values(made));
  return made;
}

const port = (url: string) => Number(new URL(url).port);

afterEach(async () => {
  for (const client of clients.splice(0)) client.destroy();
  for (const service of services.splice(0)) await service.close();
});

test('what is written to Kinesis is in CloudWatch, on the one clock', async () => {
  const service = await start({
    clock: new ManualClock(NOON),
    streams: [
      { name: 'flights', shards: 2 },
      { name: 'quakes', mode: 'ON_DEMAND' },
    ],
  });
  const { kinesis, cloudwatch, dynamodb } = clientsOf(service);
  expect(service.engine.streamNames()).toEqual(['flights', 'quakes']);
  const summary = await kinesis.send(new DescribeStreamSummaryCommand({ StreamName: 'flights' }));
  expect(summary.StreamDescriptionSummary?.OpenShardCount).toBe(2);

  const Records = [1, 2, 3].map((n) => ({ PartitionKey: `${n}`, Data: new Uint8Array(100) }));
  await kinesis.send(new PutRecordsCommand({ StreamName: 'flights', Records }));
  const answer = await cloudwatch.send(
    new GetMetricDataCommand({
      StartTime: new Date(NOON),
      EndTime: new Date(NOON + 60_000),
      MetricDataQueries: [
        {
          Id: 'records',
          MetricStat: {
            Metric: {
              Namespace: 'AWS/Kinesis',
              MetricName: 'IncomingRecords',
              Dimensions: [{ Name: 'StreamName', Value: 'flights' }],
            },
            Stat: 'Sum',
            Period: 60,
          },
        },
      ],
    }),
  );
  expect(answer.MetricDataResults?.[0]).toMatchObject({
    Timestamps: [new Date(NOON)],
    Values: [3],
  });
  expect((await dynamodb.send(new ListTablesCommand({}))).TableNames).toEqual([]);
});

test('binds loopback alone', async () => {
  const { endpoints } = await start();
  for (const url of Object.values(endpoints)) expect(new URL(url).hostname).toBe('127.0.0.1');
});

test('when a port is in use the service is named, and nothing is left running', async () => {
  const first = await start();
  const spare = await start();
  const free = port(spare.endpoints.cloudwatch);
  await spare.close();
  services.pop();
  const taken = { dynamodb: port(first.endpoints.dynamodb), cloudwatch: free };
  await expect(startLocal({ ports: taken })).rejects.toMatchObject({
    name: 'LocalStartError',
    service: 'dynamodb',
    cause: { code: 'EADDRINUSE' },
  });
  const again = await start({ ports: { cloudwatch: free } });
  expect(port(again.endpoints.cloudwatch)).toBe(free);
});

test('closing ends connections that are open', async () => {
  const service = await start({ streams: [{ name: 'flights' }] });
  const { kinesis } = clientsOf(service);
  const summary = new DescribeStreamSummaryCommand({ StreamName: 'flights' });
  await kinesis.send(summary);
  await service.close();
  services.pop();
  await expect(kinesis.send(summary)).rejects.toMatchObject({ name: expect.any(String) });
});

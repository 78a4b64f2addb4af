import {
  CreateTableCommand,
  DynamoDBClient,
  ListTablesCommand,
  PutItemCommand,
  ScanCommand,
} from '@aws-sdk/client-dynamodb';
import { afterEach, expect, test } from 'vitest';
import type { Listening } from '@/lib/local/wire/listen';
import { startDynamoDb } from './start-dynamodb';

let server: Listening | undefined;
let client: DynamoDBClient | undefined;
afterEach(async () => {
  client?.destroy();
  await server?.close();
});

test('keeps a lease table for the SDK’s client', async () => {
  server = await startDynamoDb();
  client = new DynamoDBClient({
    endpoint: server.url,
    region: 'us-east-1',
    credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
  });
  await client.send(
    new CreateTableCommand({
      TableName: 'leases',
      AttributeDefinitions: [{ AttributeName: 'leaseKey', AttributeType: 'S' }],
      KeySchema: [{ AttributeName: 'leaseKey', KeyType: 'HASH' }],
      BillingMode: 'PAY_PER_REQUEST',
    }),
  );
  const Item = { leaseKey: { S: 'shardId-000000000000' }, leaseCounter: { N: '1' } };
  await client.send(new PutItemCommand({ TableName: 'leases', Item }));
  expect((await client.send(new ListTablesCommand({}))).TableNames).toEqual(['leases']);
  expect((await client.send(new ScanCommand({ TableName: 'leases' }))).Items).toEqual([Item]);
});

test('a port in use is said', async () => {
  server = await startDynamoDb();
  await expect(startDynamoDb({ port: server.port })).rejects.toMatchObject({ code: 'EADDRINUSE' });
});

import { DeleteStreamCommand, type KinesisClient } from '@aws-sdk/client-kinesis';
import { test as base, expect } from '@playwright/test';
import { addresses } from './addresses';
import { kinesisClient } from './kinesis-client';
import { createOwnStream, type OwnStream } from './own-stream';
import { watchPage } from './watch-page';

interface TestFixtures {
  /** Faults that a story means to cause, such as the browser's own line on a 502. */
  expectedFaults: RegExp | undefined;
  quiet: undefined;
  /** Nobody else's: what one story writes, no other reads. */
  ownStream: OwnStream;
}

interface WorkerFixtures {
  kinesis: KinesisClient;
}

/** Every story fails when its page says an error or breaks its security policy. */
export const test = base.extend<TestFixtures, WorkerFixtures>({
  baseURL: async ({ baseURL }, use) => use(baseURL ?? addresses().dashboard),
  expectedFaults: [undefined, { option: true }],
  quiet: [
    async ({ page, expectedFaults }, use) => {
      const faults = await watchPage(page);
      await use(undefined);
      expect(faults.filter((fault) => !expectedFaults?.test(fault))).toEqual([]);
    },
    { auto: true },
  ],
  kinesis: [
    async ({}, use) => {
      const client = kinesisClient(addresses().kinesis);
      await use(client);
      client.destroy();
    },
    { scope: 'worker' },
  ],
  ownStream: async ({ kinesis }, use, { testId }) => {
    const name = `own-${testId}`;
    await use(await createOwnStream(kinesis, name));
    await kinesis.send(new DeleteStreamCommand({ StreamName: name }));
  },
});

export { expect } from '@playwright/test';

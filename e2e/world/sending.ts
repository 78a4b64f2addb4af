import type { Page } from '@playwright/test';
import { SendPage } from '@/e2e/pages/send-page';
import type { Verdict } from '@/lib/contract/batch';
import type { RecordView } from '@/lib/contract/record';
import { type RunProgress, runAnswerSchema, verdictsAnswerSchema } from '@/lib/contract/run';
import { type LocalService, startLocal } from '@/lib/local/start';
import { api } from '@/lib/routes';
import { readAnswer } from './read-answer';
import { readWholeStream } from './read-whole-stream';
import { type DashboardProcess, startDashboardProcess } from './start-dashboard-process';
import { test as stories } from './test';

export const SENDING = 'sending';

/** A service of its own, for its faults would strike other stories too. */
interface Sending {
  service: LocalService;
  dashboard: DashboardProcess;
}

/** What became of what a story sent, as the API tells it. */
class Sent {
  constructor(
    private readonly page: Page,
    private readonly base: string,
    private readonly stream: string,
  ) {}

  /** Every record that the reader finds. */
  records(): Promise<RecordView[]> {
    const { base, stream } = this;
    return readWholeStream(this.page.request, { base, connection: SENDING, stream });
  }

  async progress(run: string): Promise<RunProgress> {
    const path = this.base + api.run(SENDING, this.stream, run);
    return (await readAnswer(this.page.request, path, runAnswerSchema)).run.progress;
  }

  async verdicts(run: string): Promise<Verdict[]> {
    const verdicts: Verdict[] = [];
    for (;;) {
      const query = { offset: verdicts.length, limit: 1_000 };
      const path = this.base + api.runVerdicts(SENDING, this.stream, run, query);
      const answer = await readAnswer(this.page.request, path, verdictsAnswerSchema);
      verdicts.push(...answer.verdicts);
      if (answer.verdicts.length === 0) return verdicts;
    }
  }
}

interface SendingFixtures {
  /** Nobody else's, with four shards; its faults go with the story. */
  stream: string;
  send: SendPage;
  sent: Sent;
}

export const test = stories.extend<SendingFixtures, { sending: Sending }>({
  sending: [
    async ({}, use) => {
      const service = await startLocal();
      const local = { environment: 'local', region: 'us-east-1', endpoint: service.endpoints };
      const dashboard = await startDashboardProcess({ connections: [{ name: SENDING, ...local }] });
      await use({ service, dashboard });
      await dashboard.stop();
      await service.close();
    },
    { scope: 'worker', timeout: 120_000 },
  ],
  stream: async ({ sending: { service } }, use, { testId }) => {
    const stream = `runs-${testId}`;
    service.engine.createStream(stream, { shards: 4 });
    await use(stream);
    service.faults.clear();
  },
  send: async ({ page, sending: { dashboard } }, use) => {
    await use(new SendPage(page, { base: dashboard.url, connection: SENDING }));
  },
  sent: async ({ page, stream, sending: { dashboard } }, use) => {
    await use(new Sent(page, dashboard.url, stream));
  },
});

export { expect } from '@playwright/test';

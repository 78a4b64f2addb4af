import { CONNECTION } from '@/e2e/world/addresses';
import { apiRoutes } from '@/e2e/world/api-routes';
import { readAnswer } from '@/e2e/world/read-answer';
import { expect, test } from '@/e2e/world/test';
import { batchAnswerSchema } from '@/lib/contract/batch';
import { metricsAnswerSchema } from '@/lib/contract/metrics';
import { recordsAnswerSchema } from '@/lib/contract/record';
import { api } from '@/lib/routes';

test('metrics of the past hour have points and no invented zeros', async ({ request }) => {
  const path = api.metrics(CONNECTION, 'flights', { range: '1h' });
  const answer = await readAnswer(request, path, metricsAnswerSchema);
  const incoming = answer.series.find((series) => series.id === 'incomingRecords');
  const points = incoming?.values.filter((value) => value !== null) ?? [];
  expect(points.length).toBeGreaterThan(30);
  expect(points.every((value) => value > 0)).toBe(true);
  expect(answer.timestampsMs).toHaveLength(incoming?.values.length ?? 0);
});

test('a batch of 500 comes back with 500 verdicts, and can be read', async ({
  request,
  ownStream,
}) => {
  const marker = `batch-${ownStream.name}`;
  const answer = await request.post(api.batches(CONNECTION, ownStream.name), {
    data: { template: { text: `{"marker":"${marker}","n":{{sequence}}}`, count: 500 } },
  });
  expect(answer.status(), await answer.text()).toBe(200);
  const batch = batchAnswerSchema.parse(await answer.json());
  expect(batch).toMatchObject({ total: 500, delivered: 500, failed: 0, unknown: 0 });
  expect(batch.verdicts.map((verdict) => verdict.index)).toEqual([...Array(500).keys()]);
  const read500 = await readAnswer(
    request,
    api.records(CONNECTION, ownStream.name, { from: 'latest', limit: 1_000 }),
    recordsAnswerSchema,
  );
  const found = new Set(
    read500.records
      .filter((record) => record.data.text.includes(marker))
      .map((record) => `${record.shard}/${record.sequenceNumber}`),
  );
  expect(
    batch.verdicts.every(({ shard, sequenceNumber }) => found.has(`${shard}/${sequenceNumber}`)),
  ).toBe(true);
  expect(found.size).toBe(500);
});

test('every route of the server is in its description', async ({ request }) => {
  const answer = await request.get(api.openapi());
  const { paths }: { paths: Record<string, unknown> } = await answer.json();
  expect(Object.keys(paths).toSorted()).toEqual(apiRoutes());
});

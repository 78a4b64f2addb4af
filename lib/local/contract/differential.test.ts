import * as fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { NO_LIMITS } from '@/lib/local/kinesis/no-limits';
import { openTestEngine } from '@/lib/local/kinesis/open-test-engine';
import { engine } from './engine-target';
import { kinesisLocal } from './kinesis-local-target';
import { KNOWN_DIFFERENCES } from './known-differences';
import { openWorld } from './open-world';
import { KNOWN_STREAMS, type RandomRequest, randomRequest } from './random-request';
import { rawOutcome } from './raw-outcome';

const RUN = { seed: 20_260_131, numRuns: 250 };

/** Of both servers, by the same requests in the same order. */
const servers: { url: string; close(): Promise<void> }[] = [];
const seen = new Set<string>();
let compared = 0;

beforeAll(async () => {
  servers.push(...(await Promise.all([engine.start(), kinesisLocal.start()])));
  for (const { url } of servers) {
    const world = openWorld(url);
    for (const [StreamName, ShardCount] of Object.entries(KNOWN_STREAMS)) {
      await rawOutcome(url, 'CreateStream', { StreamName, ShardCount });
      await world.untilActive(StreamName);
      await world.put(StreamName, 'x');
      await rawOutcome(url, 'AddTagsToStream', { StreamName, Tags: { team: 'data' } });
    }
    world.close();
  }
});
afterAll(async () => {
  for (const server of servers) await server.close();
});

async function outcomes({ operation, body }: RandomRequest) {
  const [ours, theirs] = await Promise.all(
    servers.map(({ url }) => rawOutcome(url, operation, body)),
  );
  if (!ours || !theirs) throw new Error('two servers are compared');
  return { ours, theirs };
}

function errorOf(call: () => unknown): string {
  try {
    call();
    return '';
  } catch (error) {
    return error instanceof Error ? error.name : String(error);
  }
}

describe('random requests to the local service and to kinesis-local', () => {
  test('a broken constraint, and nothing else, is a ValidationException of ours', () => {
    const { engine: direct } = openTestEngine({ limits: NO_LIMITS });
    for (const [name, shards] of Object.entries(KNOWN_STREAMS))
      direct.createStream(name, { shards });
    const property = fc.property(randomRequest, ({ operation, body, isInvalid }) => {
      const error = errorOf(() => direct.executeJson(operation, body));
      expect(error === 'ValidationException').toBe(isInvalid);
    });
    fc.assert(property, { ...RUN, numRuns: 2_000 });
    expect.hasAssertions();
  });

  test('the outcomes are the same, but for the known differences', async () => {
    const property = fc.asyncProperty(randomRequest, async (request) => {
      const { ours, theirs } = await outcomes(request);
      compared += 1;
      const known = KNOWN_DIFFERENCES.find(({ explains }) => explains({ request, ours, theirs }));
      if (known) seen.add(known.name);
      expect(known ? theirs : ours).toEqual(theirs);
    });
    await fc.assert(property, RUN);
    expect(compared).toBe(RUN.numRuns);
  }, 40_000);

  test('every known difference is there, and names the page that settles it', () => {
    expect([...seen].toSorted()).toEqual(KNOWN_DIFFERENCES.map(({ name }) => name).toSorted());
    for (const { see } of KNOWN_DIFFERENCES) expect(see).toMatch(/^https:\/\/docs\.aws\.amazon/);
  });
});

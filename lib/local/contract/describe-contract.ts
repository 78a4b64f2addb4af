import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { consumerRules } from './consumer-rules';
import { iteratorRules } from './iterator-rules';
import { listingRules } from './listing-rules';
import { openWorld, type World } from './open-world';
import { readRules } from './read-rules';
import { reshardRules } from './reshard-rules';
import type { Rule, Target } from './rule';
import { settingsRules } from './settings-rules';
import { shardListingRules } from './shard-listing-rules';
import { streamRules } from './stream-rules';
import { tagRules } from './tag-rules';
import { validationRules } from './validation-rules';
import { writeRules } from './write-rules';

const RULES: Readonly<Record<string, readonly Rule[]>> = {
  streams: streamRules,
  'listing streams': listingRules,
  'listing shards': shardListingRules,
  iterators: iteratorRules,
  reading: readRules,
  writing: writeRules,
  resharding: reshardRules,
  'fan-out consumers': consumerRules,
  settings: settingsRules,
  tags: tagRules,
  validation: validationRules,
};

/** Holds a server to every rule; where a deviation is listed, to deviating in just the listed way. */
export function describeContract(target: Target): void {
  describe(`the contract of Kinesis Data Streams, on ${target.name}`, () => {
    let server: { close(): Promise<void> };
    let world: World;
    beforeAll(async () => {
      const started = await target.start();
      server = started;
      world = openWorld(started.url);
    });
    afterAll(async () => {
      world.close();
      await server.close();
    });
    describe.each(Object.entries(RULES))('%s', (_, rules) => {
      const kept = rules.filter(({ name }) => !(name in target.deviations));
      test.each(kept.map((rule) => [rule.name, rule] as const))('%s', async (_name, rule) => {
        expect.hasAssertions();
        await rule.check(world);
      });
      const broken = rules.filter(({ name }) => name in target.deviations);
      test.each(broken.map((rule) => [rule.name, rule] as const))(
        '%s (deviates)',
        async (name, rule) => {
          const failsWith = target.deviations[name]?.failsWith;
          await expect(rule.check(world)).rejects.toThrow(failsWith);
        },
      );
    });
    test('every listed deviation names a rule, once', () => {
      const names = Object.values(RULES).flatMap((rules) => rules.map((rule) => rule.name));
      expect(new Set(names).size).toBe(names.length);
      expect(names).toEqual(expect.arrayContaining(Object.keys(target.deviations)));
    });
  });
}

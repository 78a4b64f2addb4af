import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type AlarmsWorld, openAlarmsWorld } from './alarms/alarms-world';
import { MINUTE, NOON, stat } from './cloudwatch-world';

let world: AlarmsWorld;
beforeEach(async () => {
  world = await openAlarmsWorld();
});
afterEach(async () => {
  await world.close();
});

const age = stat('age', 'Maximum', { name: 'GetRecords.IteratorAgeMilliseconds' });
const points = () =>
  world.points([age], {
    StartTime: new Date(NOON),
    EndTime: new Date(world.clock.now() + MINUTE),
  });

describe('late metrics', () => {
  test('are seen after the delay, at the time that they were made', async () => {
    world.cloudWatch.delayPublishing(2 * MINUTE);
    await world.pass(20, 30);
    expect(await points()).toEqual([['12:00', 20]]);
    await world.pass(40);
    expect(await points()).toEqual([
      ['12:00', 20],
      ['12:01', 30],
    ]);
  });

  test('are all seen once the delay ends', async () => {
    world.cloudWatch.delayPublishing(60 * MINUTE);
    await world.pass(20, 30);
    expect(await points()).toEqual([]);
    world.cloudWatch.delayPublishing(0);
    world.observe(40);
    expect(await points()).toHaveLength(3);
  });

  test('reach alarms late, also when nobody looks meanwhile', async () => {
    await world.put();
    world.cloudWatch.delayPublishing(2 * MINUTE);
    await world.pass(20, null, null, null, null, null);
    expect(await world.transitions()).toEqual(['12:02 ALARM', '12:04 INSUFFICIENT_DATA']);
  });
});

test('missing metrics are never seen, and counted', async () => {
  world.cloudWatch.dropMetrics(({ streamName, value }) => streamName === 'flights' && value > 25);
  await world.pass(20, 30, 40);
  expect(world.cloudWatch.droppedMetrics).toBe(2);
  world.cloudWatch.dropMetrics(null);
  await world.pass(50);
  expect(await points()).toEqual([
    ['12:00', 20],
    ['12:03', 50],
  ]);
  expect(world.cloudWatch.droppedMetrics).toBe(2);
});

import { expect, test } from 'vitest';
import { ManualClock } from '@/lib/clock';
import { OpenStreams } from './open-streams';

const MS = 1_500;

/** Closing, and whether it has. */
function closing(streams: OpenStreams) {
  const state = { isClosed: false };
  const close = async () => {
    await streams.close(MS);
    state.isClosed = true;
  };
  void close();
  return state;
}

test('the end waits for each stream to put away what it has open', async () => {
  const clock = new ManualClock(0);
  const streams = new OpenStreams(clock);
  const [one, other] = [streams.enter(), streams.enter()];
  const state = closing(streams);
  expect([one.signal.aborted, other.signal.aborted]).toEqual([true, true]);
  one.leave();
  await clock.advance(0);
  expect(state.isClosed).toBe(false);
  other.leave();
  await clock.advance(0);
  expect(state.isClosed).toBe(true);
});

test('the end waits no longer than it may', async () => {
  const clock = new ManualClock(0);
  const streams = new OpenStreams(clock);
  streams.enter();
  const state = closing(streams);
  await clock.advance(MS - 1);
  expect(state.isClosed).toBe(false);
  await clock.advance(1);
  expect(state.isClosed).toBe(true);
});

test('the end of a server without streams waits for nothing', async () => {
  await expect(new OpenStreams(new ManualClock(0)).close(MS)).resolves.toBeUndefined();
});

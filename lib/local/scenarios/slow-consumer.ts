import { type Scenario, ScenarioRefusal } from './scenario';

export const slowConsumer: Scenario = {
  name: 'slow-consumer',
  title: 'Slow consumer',
  happens:
    'The consumers of the live traffic need half a second for each record and fall behind, on busy shards first.',
  lookFor: [
    { tab: 'overview', figure: 'iterator age that climbs minute by minute, with writes as ever' },
    { tab: 'shards', figure: 'the lag of each shard, worst where most is written' },
    { tab: 'streams', figure: 'the lag of the stream, and its health' },
  ],
  durationMs: 900_000,
  wayBack: 'The consumers work at their usual pace again and catch up within minutes.',
  begin({ pace, stream }) {
    if (!pace.isInUse) {
      throw new ScenarioRefusal(
        'conflict',
        'No live traffic is running whose consumers could be slow: start it with --traffic, or the demonstration.',
      );
    }
    return pace.hinder(stream, { limit: 10, workMs: 500 });
  },
};

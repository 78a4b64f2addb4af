import type { Bench } from './bench';
import { measureBounds } from './local/bounds';
import { measureCpuByStored } from './local/cpu-by-stored';
import { type Peer, startPeers } from './local/kinesis-peer';
import { measureReads } from './local/reads';
import { measureManyShards } from './local/shards-and-streams';
import { measureWrites } from './local/writes';

export const localBench: Bench = {
  name: 'local',
  about: 'the local Kinesis against its peers, and against bounds of its own',
  async run() {
    const peers: Peer[] = await startPeers();
    try {
      await measureReads(peers);
      await measureWrites(peers);
    } finally {
      await Promise.all(peers.map((peer) => peer.stop()));
    }
    await measureCpuByStored();
    await measureManyShards();
    await measureBounds();
  },
};

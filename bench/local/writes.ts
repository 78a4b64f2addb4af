import { BATCH, batchFor, createStream } from './kinesis-calls';
import { type Peer, SLOW_PEER } from './kinesis-peer';
import { postJson } from './post-json';
import { race } from './race';

const STREAM = 'written';
const CALLS = 16;

/** PutRecords of 500 records of 1 KB, with one call in flight and with four. */
export async function measureWrites(peers: readonly Peer[]): Promise<void> {
  const batch = batchFor(STREAM);
  const rate = async (peer: Peer, clients: number): Promise<number> => {
    const calls = peer.name === SLOW_PEER ? clients : CALLS;
    let left = calls;
    const startMs = performance.now();
    const client = async () => {
      while (left > 0) {
        left -= 1;
        await postJson(peer.url, 'PutRecords', batch);
      }
    };
    await Promise.all(Array.from({ length: clients }, client));
    return (calls * BATCH.records * 1_000) / (performance.now() - startMs);
  };
  for (const peer of peers) {
    await createStream(peer.url, STREAM, 4);
    await rate(peer, 1);
  }
  for (const clients of [1, 4]) {
    await race(peers, {
      what: `put-500x1KB-${clients}-client${clients > 1 ? 's' : ''}`,
      unit: 'records/s',
      rate: (peer) => rate(peer, clients),
    });
  }
}

import { median } from '@/bench/median';
import { verdict } from '@/bench/verdict';
import { type Peer, SLOW_PEER } from './kinesis-peer';

const OURS = 'shardlens';
const GOAL = 2.5;
const ROUNDS = 7;
const SLOW_ROUNDS = 3;

interface Race {
  /** As the lines name it. */
  what: string;
  unit: string;
  /** Of one server in one round, per second of wall time. */
  rate: (peer: Peer) => Promise<number>;
}

/** The servers take turns, the slow one not in every round; medians are compared, ours with each other. */
export async function race(peers: readonly Peer[], { what, unit, rate }: Race): Promise<void> {
  const rates = new Map(peers.map((peer) => [peer.name, [] as number[]]));
  for (let round = 0; round < ROUNDS; round += 1) {
    for (const peer of peers) {
      if (peer.name === SLOW_PEER && round >= SLOW_ROUNDS) continue;
      rates.get(peer.name)?.push(await rate(peer));
    }
  }
  const ours = median(rates.get(OURS) ?? []);
  for (const [name, measured] of rates) {
    const [all, first, last] = [median(measured), measured[0], measured.at(-1)].map((one) =>
      Math.round(one ?? 0).toLocaleString('en'),
    );
    console.log(`${what} ${name} ${all} ${unit}, first round ${first}, last ${last}`);
  }
  for (const [name, measured] of rates) {
    if (name === OURS) continue;
    const value = ours / median(measured);
    verdict({ what: `P12 local/${what} vs-${name}`, value, goal: { atLeast: GOAL } });
  }
}

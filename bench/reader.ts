import type { Bench } from './bench';
import { measureReshards } from './reader/reshards';
import { measureReading } from './reader/throughput';
import { measureViewers } from './reader/viewers';

export const readerBench: Bench = {
  name: 'reader',
  about: 'the shared reader against a bare loop, across reshards, and its calls by viewers',
  async run() {
    await measureReading();
    await measureReshards();
    await measureViewers();
  },
};

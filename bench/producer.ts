import { start } from '@/bench/local/kinesis-peer';
import type { Bench } from './bench';
import { clientOf } from './producer/client-of';
import { measureFaults } from './producer/faults';
import { measureLatency } from './producer/latency';
import { measureThroughput } from './producer/throughput';

export const producerBench: Bench = {
  name: 'producer',
  about:
    'the producer against a bare loop and a naive class, its latency, and what faults make it lose',
  async run() {
    const server = await start({
      name: 'answering server',
      args: (port) => ['--import', 'tsx', 'bench/producer/answering-server.ts', String(port)],
    });
    const client = clientOf(server.url);
    try {
      await measureThroughput(client);
      await measureLatency(client);
    } finally {
      client.destroy();
      await server.stop();
    }
    await measureFaults();
  },
};

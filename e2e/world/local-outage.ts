import { freePort } from '@/lib/cli/port';
import { systemClock } from '@/lib/clock';
import type { CloudWatch } from '@/lib/local/cloudwatch/create-cloudwatch';
import { createCloudWatch } from '@/lib/local/cloudwatch/create-cloudwatch';
import { startCloudWatch } from '@/lib/local/cloudwatch/start-cloudwatch';
import { createKinesisEngine, type KinesisEngine } from '@/lib/local/kinesis/create-kinesis-engine';
import { startKinesis } from '@/lib/local/kinesis/start-kinesis';

const clock = systemClock;

interface Listening {
  close(): Promise<void>;
}

/** A local service that can go away and come back at the same addresses with all that it held. */
export class LocalOutage {
  readonly endpoints: Readonly<Record<'kinesis' | 'cloudwatch', string>>;
  #servers: Listening[] = [];

  private constructor(
    private readonly engine: KinesisEngine,
    private readonly cloudWatch: CloudWatch,
    private readonly ports: Readonly<Record<'kinesis' | 'cloudwatch', number>>,
  ) {
    this.endpoints = {
      kinesis: `http://127.0.0.1:${ports.kinesis}`,
      cloudwatch: `http://127.0.0.1:${ports.cloudwatch}`,
    };
  }

  /** Starts it with one stream. */
  static async start(stream: string): Promise<LocalOutage> {
    const cloudWatch = createCloudWatch({ clock });
    const engine = createKinesisEngine({ clock, meter: cloudWatch });
    engine.createStream(stream, { shards: 2 });
    const ports = { kinesis: await freePort(), cloudwatch: await freePort() };
    const outage = new LocalOutage(engine, cloudWatch, ports);
    await outage.up();
    return outage;
  }

  async up(): Promise<void> {
    const { engine, cloudWatch, ports } = this;
    this.#servers = await Promise.all([
      startKinesis({ engine, clock, port: ports.kinesis }),
      startCloudWatch({ cloudWatch, clock, port: ports.cloudwatch }),
    ]);
  }

  async down(): Promise<void> {
    await Promise.all(this.#servers.map((server) => server.close()));
    this.#servers = [];
  }
}

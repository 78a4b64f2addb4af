import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import {
  GetRecordsCommand,
  GetShardIteratorCommand,
  KinesisClient,
  ListShardsCommand,
} from '@aws-sdk/client-kinesis';
import { NodeHttpHandler } from '@smithy/node-http-handler';
import { pino } from 'pino';
import { GET as getRun } from '@/app/api/[connection]/streams/[stream]/runs/[run]/route';
import { GET as getVerdicts } from '@/app/api/[connection]/streams/[stream]/runs/[run]/verdicts/route';
import { POST as postRun } from '@/app/api/[connection]/streams/[stream]/runs/route';
import { type Clock, systemClock } from '@/lib/clock';
import type { Verdict } from '@/lib/contract/batch';
import {
  type Run,
  type RunRequest,
  runAnswerSchema,
  verdictsAnswerSchema,
} from '@/lib/contract/run';
import { parseConfig } from '@/lib/server/load-config';
import { createRuntime, installRuntime, type Runtime } from '@/lib/server/runtime';
import type { KinesisEngine } from './kinesis/create-kinesis-engine';
import { type LocalOptions, startLocal } from './start';
import { ask } from './start-api-world';

const NO_LIMITS: NonNullable<LocalOptions['limits']> = {
  recordsWrittenPerSecond: Number.POSITIVE_INFINITY,
  bytesWrittenPerSecond: Number.POSITIVE_INFINITY,
  getRecordsCallsPerSecond: Number.POSITIVE_INFINITY,
  bytesReadPerSecond: Number.POSITIVE_INFINITY,
  iteratorCallsPerSecond: Number.POSITIVE_INFINITY,
  describeStreamSummaryCallsPerSecond: Number.POSITIVE_INFINITY,
};
const STREAM = 's';
const PAGE = 1_000;
const POLL_MS = 20;

/** A record that a stream holds. */
export interface StoredRecord {
  data: string;
  partitionKey: string;
  shard: string;
}

/**
 * The local service without its limits, with its faults, a stream `s` of four shards and the server's runtime on top,
 * for tests of runs. Connections: `local`, and `viewer`, which allows no sending.
 */
export async function startRunWorld(options: { clock?: Clock; random?: () => number } = {}) {
  const { clock = systemClock } = options;
  const streams = [{ name: STREAM, shards: 4 }];
  const local = await startLocal({ limits: NO_LIMITS, streams, ...options });
  const dataFolder = mkdtempSync(path.join(tmpdir(), 'shardlens-runs-'));
  const base = { environment: 'local', endpoint: local.endpoints };
  const connections = [
    { name: 'local', ...base },
    { name: 'viewer', ...base, allow: ['view', 'read'] },
  ];
  const config = parseConfig({ connections }, 'test');
  const servers: Runtime[] = [];
  /** Puts a server on a data directory in place of the one before, which goes on with what it has begun. */
  const serve = (folder: string) => {
    const runtime = createRuntime({
      config,
      clock,
      log: pino({ level: 'silent' }),
      dataFolder: folder,
    });
    installRuntime(runtime);
    servers.push(runtime);
    return runtime;
  };
  serve(dataFolder);
  const sdk = clientOf(local.endpoints.kinesis);
  return {
    local,
    dataFolder,
    serve,
    stored: (stream = STREAM) => storedIn(sdk, stream),
    async close() {
      // A run that goes on would write to a folder that is gone, and so make it again.
      await Promise.all(servers.map(({ liveRuns }) => liveRuns.close(0)));
      sdk.destroy();
      await local.close();
      rmSync(dataFolder, { recursive: true, force: true });
    },
  };
}

export type RunWorld = Awaited<ReturnType<typeof startRunWorld>>;

function clientOf(endpoint: string): KinesisClient {
  return new KinesisClient({
    endpoint,
    region: 'us-east-1',
    credentials: { accessKeyId: 'test', secretAccessKey: 'test' },
    requestHandler: new NodeHttpHandler(),
  });
}

/** Every record of a stream, over all shards, closed ones too. */
async function storedIn(sdk: KinesisClient, StreamName: string): Promise<StoredRecord[]> {
  const found: StoredRecord[] = [];
  const { Shards = [] } = await sdk.send(new ListShardsCommand({ StreamName }));
  for (const { ShardId = '' } of Shards) {
    const from = { StreamName, ShardId, ShardIteratorType: 'TRIM_HORIZON' } as const;
    let { ShardIterator } = await sdk.send(new GetShardIteratorCommand(from));
    while (ShardIterator !== undefined) {
      const read = await sdk.send(new GetRecordsCommand({ ShardIterator }));
      for (const { Data = new Uint8Array(), PartitionKey = '' } of read.Records ?? []) {
        const data = Buffer.from(Data).toString();
        found.push({ data, partitionKey: PartitionKey, shard: ShardId });
      }
      ShardIterator = read.MillisBehindLatest === 0 ? undefined : read.NextShardIterator;
    }
  }
  return found;
}

/** Starts a run as a client would. @throws where it is refused */
export async function startRun(body: RunRequest, stream = STREAM): Promise<Run> {
  const { json } = await ask(postRun, { params: { stream }, body });
  return runAnswerSchema.parse(json).run;
}

export async function showRun(run: string, stream = STREAM): Promise<Run> {
  const { json } = await ask(getRun, { params: { stream, run } });
  return runAnswerSchema.parse(json).run;
}

/** The run, once it is as `wanted`. */
export async function runThat(id: string, wanted: (run: Run) => boolean): Promise<Run> {
  for (;;) {
    const run = await showRun(id);
    if (wanted(run)) return run;
    await systemClock.sleep(POLL_MS);
  }
}

export const endOf = (id: string) => runThat(id, ({ endedAtMs }) => endedAtMs !== null);

/** Every verdict of a run, page by page. */
export async function verdictsOf(run: string, filter = 'all'): Promise<Verdict[]> {
  const all: Verdict[] = [];
  for (;;) {
    const query = `?status=${filter}&offset=${all.length}&limit=${PAGE}`;
    const { json } = await ask(getVerdicts, { params: { stream: STREAM, run }, query });
    const { verdicts, total } = verdictsAnswerSchema.parse(json);
    all.push(...verdicts);
    if (all.length >= total || verdicts.length === 0) return all;
  }
}

/** Records written to the stream so far, as the engine counts them. */
export const written = (engine: KinesisEngine) => engine.stats().recordsWritten;

/** Each record's key with the shard that holds it, sorted, to compare verdicts with what a stream holds. */
export const placesOf = (
  records: readonly { partitionKey: string; shard: string | null }[],
): string[] => records.map(({ partitionKey, shard }) => `${partitionKey} ${shard}`).toSorted();

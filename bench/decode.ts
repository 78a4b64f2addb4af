import { createHash } from 'node:crypto';
import { createRequire } from 'node:module';
import { deaggregate } from '@/lib/decode/kpl/deaggregate';
import { sampleAggregate } from '@/lib/decode/kpl/sample-aggregate';
import type { Bench } from './bench';
import { median } from './median';

const ROUNDS = 41;
const ROUND_BYTES = 8_000_000;
const ENVELOPE = { magicBytes: 4, digestBytes: 16 };
const PEER_GOAL = 3;

interface Shape {
  name: string;
  records: number;
  bytes: number;
  keys: number;
  /** Least part of the speed of a bare MD5 over the same bytes. */
  boundGoal: number;
}

const SHAPES: readonly Shape[] = [
  { name: '100x200B', records: 100, bytes: 200, keys: 100, boundGoal: 0.6 },
  { name: '1000x50B-1000keys', records: 1_000, bytes: 50, keys: 1_000, boundGoal: 0.35 },
  { name: '1000x50B-10keys', records: 1_000, bytes: 50, keys: 10, boundGoal: 0.42 },
];

/** Takes a record as GetRecords of the SDK answers it. */
interface Peer {
  deaggregate(
    record: { Data: Uint8Array; PartitionKey: string; SequenceNumber: string },
    checkMd5: boolean,
    each: (error: unknown, record: unknown) => void,
    done: (error?: unknown) => void,
  ): void;
}

const peer: Peer = createRequire(import.meta.url)('aws-kinesis-agg');

const variants = {
  md5: (bytes: Buffer) =>
    createHash('md5').update(bytes.subarray(ENVELOPE.magicBytes, -ENVELOPE.digestBytes)).digest()
      .length,
  ours: (bytes: Buffer) => {
    const result = deaggregate(bytes);
    return result.kind === 'aggregate' ? result.records.length : 0;
  },
  peer: (bytes: Buffer) => {
    let records = 0;
    const record = { Data: bytes, PartitionKey: 'a', SequenceNumber: '1' };
    peer.deaggregate(
      record,
      true,
      () => {
        records += 1;
      },
      () => {},
    );
    return records;
  },
};
type Variant = keyof typeof variants;
const ORDER = ['md5', 'ours', 'peer'] as const satisfies readonly Variant[];

function aggregateOf({ records, bytes, keys }: Shape): Buffer {
  return sampleAggregate({
    partitionKeys: Array.from({ length: keys }, (_, index) => `partition-key-${index}`),
    records: Array.from({ length: records }, (_, index) => ({
      partitionKey: index % keys,
      data: Buffer.alloc(bytes, index),
    })),
  });
}

/** CPU time of one round, in microseconds. */
function cpuOf(variant: Variant, bytes: Buffer): number {
  const run = variants[variant];
  const before = process.cpuUsage();
  for (let done = 0; done < ROUND_BYTES; done += bytes.length) run(bytes);
  const { user, system } = process.cpuUsage(before);
  return user + system;
}

function verdict(line: string, ratio: number, goal: number): void {
  const ok = ratio >= goal;
  if (!ok) process.exitCode = 1;
  console.log(`${line} ${ratio.toFixed(2)} goal >=${goal} ${ok ? 'ok' : 'SHORT'}`);
}

function measure(shape: Shape): void {
  const bytes = aggregateOf(shape);
  for (const variant of ['ours', 'peer'] as const) {
    if (variants[variant](bytes) !== shape.records) throw new Error(`${variant} lost records`);
  }
  const cpu: Record<Variant, number[]> = { md5: [], ours: [], peer: [] };
  for (const variant of ORDER) cpuOf(variant, bytes);
  for (let round = 0; round < ROUNDS; round += 1) {
    for (const variant of ORDER) cpu[variant].push(cpuOf(variant, bytes));
  }
  const ours = median(cpu.ours);
  const name = `P1 deaggregate/${shape.name}`;
  verdict(`${name} vs-md5`, median(cpu.md5) / ours, shape.boundGoal);
  verdict(`${name} vs-aws-kinesis-agg`, median(cpu.peer) / ours, PEER_GOAL);
}

export const decodeBench: Bench = {
  name: 'decode',
  about: 'undoing KPL aggregation, against a bare MD5 of the same bytes and against a peer',
  async run() {
    for (const shape of SHAPES) measure(shape);
  },
};

import { open } from 'node:fs/promises';
import { z } from 'zod';
import type { KinesisEngine } from '@/lib/local/kinesis/create-kinesis-engine';
import { FlagFault, type LocalSettings } from './local-settings';

const BATCH = 1_000;

const keyedSchema = z.strictObject({ partitionKey: z.string().min(1), data: z.unknown() });

/**
 * Stores the lines of a file as records, in their order; empty lines are left out.
 * @throws FlagFault when it cannot be read, or holds a record that the stream does not take
 */
export async function seedStream(
  engine: Pick<KinesisEngine, 'createStream' | 'seed' | 'streamNames'>,
  { stream, file }: LocalSettings['seeds'][number],
): Promise<void> {
  if (!engine.streamNames().includes(stream)) engine.createStream(stream);
  try {
    const handle = await open(file);
    let batch: Parameters<KinesisEngine['seed']>[1][number][] = [];
    let number = 0;
    for await (const line of handle.readLines()) {
      number += 1;
      if (line.trim() !== '') batch.push(recordOf(line, number));
      if (batch.length < BATCH) continue;
      engine.seed(stream, batch);
      batch = [];
    }
    engine.seed(stream, batch);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new FlagFault(`--seed-data cannot read ${file}: ${reason}`);
  }
}

/** Lines without a key of their own are spread by their numbers. */
function recordOf(line: string, number: number) {
  const keyed = keyedSchema.safeParse(jsonOf(line)).data;
  if (!keyed) return { PartitionKey: String(number), Data: Buffer.from(line) };
  const { partitionKey, data } = keyed;
  const text = typeof data === 'string' ? data : JSON.stringify(data ?? null);
  return { PartitionKey: partitionKey, Data: Buffer.from(text) };
}

function jsonOf(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}

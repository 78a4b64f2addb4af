import { z } from 'zod';
import type { Verdict } from '@/lib/contract/batch';
import type { VERDICT_FILTERS } from '@/lib/contract/run';

export type VerdictFilter = (typeof VERDICT_FILTERS)[number];

const BLOCK_VERDICTS = 1_000;
const BLOCK_BYTES = 1_048_576;

/** A stretch of a journal and the verdicts in it: what a page does not need is never read. */
const blockSchema = z.object({
  fromByte: z.int(),
  toByte: z.int(),
  delivered: z.int(),
  failed: z.int(),
  unknown: z.int(),
});
export const blocksSchema = z.array(blockSchema);
export type VerdictBlock = z.infer<typeof blockSchema>;

export function countIn(block: VerdictBlock, filter: VerdictFilter): number {
  const { delivered, failed, unknown } = block;
  switch (filter) {
    case 'all':
      return delivered + failed + unknown;
    case 'undelivered':
      return failed + unknown;
    default:
      return block[filter];
  }
}

export function isAsked({ status }: Pick<Verdict, 'status'>, filter: VerdictFilter): boolean {
  if (filter === 'all') return true;
  return filter === 'undelivered' ? status !== 'delivered' : status === filter;
}

/** Where the verdicts of a journal are, by blocks that a page reads whole. Follows the journal's lines as they are written. */
export class VerdictIndex {
  readonly blocks: VerdictBlock[] = [];
  #bytes = 0;

  /** Bytes of all lines so far. */
  get bytes(): number {
    return this.#bytes;
  }

  /** Takes the next line: of a verdict, or of something else. */
  add(lineBytes: number, status: Verdict['status'] | null): void {
    let block = this.blocks.at(-1);
    if (!block || isFull(block)) {
      const at = this.#bytes;
      block = { fromByte: at, toByte: at, delivered: 0, failed: 0, unknown: 0 };
      this.blocks.push(block);
    }
    this.#bytes += lineBytes;
    block.toByte = this.#bytes;
    if (status !== null) block[status]++;
  }
}

const isFull = (block: VerdictBlock) =>
  countIn(block, 'all') >= BLOCK_VERDICTS || block.toByte - block.fromByte >= BLOCK_BYTES;

export function countVerdicts(blocks: readonly VerdictBlock[], filter: VerdictFilter): number {
  return blocks.reduce((sum, block) => sum + countIn(block, filter), 0);
}

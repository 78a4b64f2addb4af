/**
 * Sequence numbers as the service's look: 56 decimal digits that grow within a shard and from a parent to its children.
 * From the top: a marker bit, when the shard was created, its index, when the record arrived, its place in the shard.
 */
const ORDINAL_BITS = 73n;
const ARRIVAL_BITS = 44n;
const INDEX_BITS = 24n;
const CREATED_BITS = 44n;
const MARKER = 1n << (CREATED_BITS + INDEX_BITS + ARRIVAL_BITS + ORDINAL_BITS);
const LAST_ORDINAL = (1n << ORDINAL_BITS) - 1n;

export interface ShardOrigin {
  createdMs: number;
  index: number;
}

export interface SequenceParts extends ShardOrigin {
  arrivalMs: number;
  /** Infinity for the ending number of a closed shard. */
  ordinal: number;
}

/** The part that all numbers of a shard share. */
export function sequencePrefix({ createdMs, index }: ShardOrigin): bigint {
  return (
    MARKER | (((BigInt(createdMs) << INDEX_BITS) | BigInt(index)) << (ARRIVAL_BITS + ORDINAL_BITS))
  );
}

/** @param ordinal from 1 for records; 0 is the number that the shard starts at */
export function sequenceNumber(prefix: bigint, arrivalMs: number, ordinal: number): string {
  return (prefix | (BigInt(arrivalMs) << ORDINAL_BITS) | BigInt(ordinal)).toString();
}

/** Above every record of a shard that closed then. */
export function endingSequenceNumber(prefix: bigint, closedMs: number): string {
  return (prefix | (BigInt(closedMs) << ORDINAL_BITS) | LAST_ORDINAL).toString();
}

/** Reads a number back; undefined for what this engine cannot have given out. */
export function parseSequenceNumber(text: string): SequenceParts | undefined {
  if (!/^\d{56}$/.test(text)) return undefined;
  const value = BigInt(text);
  if (value < MARKER || value >= MARKER << 1n) return undefined;
  const field = (shift: bigint, bits: bigint) => (value >> shift) & ((1n << bits) - 1n);
  const ordinal = field(0n, ORDINAL_BITS);
  return {
    createdMs: Number(field(INDEX_BITS + ARRIVAL_BITS + ORDINAL_BITS, CREATED_BITS)),
    index: Number(field(ARRIVAL_BITS + ORDINAL_BITS, INDEX_BITS)),
    arrivalMs: Number(field(ORDINAL_BITS, ARRIVAL_BITS)),
    ordinal: ordinal === LAST_ORDINAL ? Number.POSITIVE_INFINITY : Number(ordinal),
  };
}

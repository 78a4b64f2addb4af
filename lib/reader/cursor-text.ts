import { sequenceNumberSchema } from '@/lib/contract/names';
import { invalidField } from '@/lib/errors';

/** Where a reading stands in one shard. */
export type ShardPosition =
  | { kind: 'after'; sequenceNumber: string }
  | { kind: 'time'; atMs: number }
  | { kind: 'oldest' }
  | { kind: 'done' };

/** Ten times what a hundred shards need. */
const MAX_CHARACTERS = 50_000;
const BETWEEN_SHARDS = '~';
const BETWEEN_PARTS = '.';
const USUAL_ID = /^shardId-(\d{12})$/;
const USUAL_DIGITS = 12;
const UNUSUAL = '-';
/** The last instant that a Date holds. */
const LATEST_MS = 8_640_000_000_000_000;
const BASE = 36;
const ENTRY = /^(-[\w-]+|[0-9a-z]{1,8})\.(a[\w-]{1,80}|t[0-9a-z]{1,11}|o|d)$/;

/** Positions as text for an address: letters, digits, `-`, `_`, `.` and `~`; about 40 characters a shard. */
export function encodeCursor(positions: ReadonlyMap<string, ShardPosition>): string {
  return Array.from(
    positions,
    ([shard, position]) => `${shardText(shard)}${BETWEEN_PARTS}${positionText(position)}`,
  ).join(BETWEEN_SHARDS);
}

/** @throws invalid_input at `cursor` */
export function decodeCursor(text: string): Map<string, ShardPosition> {
  if (text.length > MAX_CHARACTERS) throw invalidCursor();
  const positions = new Map<string, ShardPosition>();
  for (const entry of text === '' ? [] : text.split(BETWEEN_SHARDS)) {
    const [, shard, position] = ENTRY.exec(entry) ?? [];
    if (shard === undefined || position === undefined) throw invalidCursor();
    const id = shardOf(shard);
    if (positions.has(id)) throw invalidCursor();
    positions.set(id, positionOf(position));
  }
  return positions;
}

function shardText(shard: string): string {
  const digits = USUAL_ID.exec(shard)?.[1];
  return digits === undefined
    ? `${UNUSUAL}${Buffer.from(shard).toString('base64url')}`
    : Number(digits).toString(BASE);
}

function shardOf(text: string): string {
  if (text.startsWith(UNUSUAL)) return Buffer.from(text.slice(1), 'base64url').toString();
  const number = Number.parseInt(text, BASE);
  return `shardId-${String(number).padStart(USUAL_DIGITS, '0')}`;
}

function positionText(position: ShardPosition): string {
  if (position.kind === 'after') return `a${digitsAsText(position.sequenceNumber)}`;
  if (position.kind === 'time') return `t${Math.trunc(position.atMs).toString(BASE)}`;
  return position.kind === 'oldest' ? 'o' : 'd';
}

function positionOf(text: string): ShardPosition {
  const value = text.slice(1);
  if (text.startsWith('a')) return { kind: 'after', sequenceNumber: textAsDigits(value) };
  if (text.startsWith('t')) return { kind: 'time', atMs: textAsInstant(value) };
  return { kind: text === 'o' ? 'oldest' : 'done' };
}

function digitsAsText(digits: string): string {
  const hex = BigInt(digits).toString(16);
  return Buffer.from(hex.length % 2 === 0 ? hex : `0${hex}`, 'hex').toString('base64url');
}

function textAsDigits(text: string): string {
  const hex = Buffer.from(text, 'base64url').toString('hex');
  const digits = sequenceNumberSchema.safeParse(hex === '' ? '' : String(BigInt(`0x${hex}`)));
  if (!digits.success) throw invalidCursor();
  return digits.data;
}

function textAsInstant(text: string): number {
  const atMs = Number.parseInt(text, BASE);
  if (atMs > LATEST_MS) throw invalidCursor();
  return atMs;
}

const invalidCursor = () => invalidField('cursor', 'is not one that a reading of ours gave out');

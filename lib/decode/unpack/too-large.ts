import { LimitReached } from '@/lib/decode/binary/malformed';

const MEBIBYTE = 1024 * 1024;

export function tooLarge(maxBytes: number): LimitReached {
  const mebibytes = Math.max(0, Math.round((maxBytes * 10) / MEBIBYTE) / 10);
  return new LimitReached(`unpacks to more than ${mebibytes} MiB`);
}

import type { ShardRead } from '@/lib/contract/record';

/** Why the reading of a shard stopped. */
export const END_WORDS: Readonly<Record<ShardRead['end'], string>> = {
  tip: 'reached the newest record',
  limit: 'limit of records reached',
  shard_end: 'end of the closed shard',
  call_budget: 'read budget spent, more may follow',
  failed: 'failed',
};

import { Identifier } from '@/components/ui/identifier';
import { shortenShardId } from '@/lib/format/shorten-middle';

/** A shard's id, short, whole on hover; pressing the button copies it. */
export function ShardMark({ id, copy }: { id: string; copy?: boolean }) {
  return (
    <Identifier text={id} shorten={shortenShardId} {...(copy ? { copyLabel: 'shard id' } : {})} />
  );
}

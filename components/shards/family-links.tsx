import { ArrowRight } from 'lucide-react';
import type { Shard } from '@/lib/contract/shard';
import { shortenShardId } from '@/lib/format/shorten-middle';

interface FamilyLinksProps {
  shard: Shard;
  onSelect: (shardId: string) => void;
}

/** Which shards it came from and which came from it; a press selects that shard. */
export function FamilyLinks({ shard, onSelect }: FamilyLinksProps) {
  const parents = [shard.parentId, shard.adjacentParentId].filter((id) => id !== null);
  if (parents.length === 0 && shard.childIds.length === 0) {
    return <span className="text-faint">–</span>;
  }
  return (
    <span className="inline-flex items-center gap-1">
      <Family label="Parent" ids={parents} onSelect={onSelect} />
      <ArrowRight aria-hidden className="size-3 text-faint" />
      <Family label="Child" ids={shard.childIds} onSelect={onSelect} />
    </span>
  );
}

interface FamilyProps {
  label: string;
  ids: readonly string[];
  onSelect: (shardId: string) => void;
}

function Family({ label, ids, onSelect }: FamilyProps) {
  if (ids.length === 0) return <span className="text-faint">–</span>;
  return ids.map((id) => (
    <button
      key={id}
      type="button"
      aria-label={`${label} ${id}`}
      onClick={() => onSelect(id)}
      className="font-mono text-[0.95em] hover:underline"
    >
      {shortenShardId(id).replace('shardId-…', '')}
    </button>
  ));
}

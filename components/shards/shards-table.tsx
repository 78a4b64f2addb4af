import type { inferParserType } from 'nuqs';
import { useMemo } from 'react';
import { DataTable } from '@/components/ui/data-table';
import { EmptyState } from '@/components/ui/empty-state';
import { Panel } from '@/components/ui/panel';
import { Segmented } from '@/components/ui/segmented';
import type { ShardActivity, ShardsAnswer } from '@/lib/contract/shard';
import { formatCounted } from '@/lib/format/format-count';
import { LOAD_COLUMNS } from './load-columns';
import { SEQUENCE_COLUMN, shardColumns } from './shard-columns';
import { SHARD_SORTS, type shardsParams } from './shards-params';
import { useShardRows } from './use-shard-rows';

type Params = inferParserType<typeof shardsParams>;

interface ShardsTableProps {
  connection: string;
  stream: string;
  answer: ShardsAnswer;
  activity: ReadonlyMap<string, ShardActivity>;
  params: Params;
  onParams: (changes: Partial<Params>) => void;
  currentId: string | undefined;
  onSelect: (shardId: string) => void;
  onView: (shardIds: readonly string[]) => void;
}

const VIEWS = [
  { value: 'table', label: 'Table' },
  { value: 'lineage', label: 'Lineage' },
] as const;
const STATES = [
  { value: 'open', label: 'Open' },
  { value: 'closed', label: 'Closed' },
  { value: 'all', label: 'All' },
] as const;

export function ShardsTable(props: ShardsTableProps) {
  const { connection, stream, answer, params, onParams, onSelect } = props;
  const { view, state, sort, dir } = params;
  const rows = useShardRows({ ...params, shards: answer.shards, activity: props.activity });
  const enhanced = answer.enhancedMetrics.length > 0;
  const columns = useMemo(() => {
    const plain = shardColumns({ connection, stream, onSelect, lineage: view === 'lineage' });
    return enhanced
      ? plain.toSpliced(4, 0, ...LOAD_COLUMNS)
      : plain.toSpliced(-1, 0, SEQUENCE_COLUMN);
  }, [connection, stream, onSelect, enhanced, view]);

  const onSort = (id: string) => {
    const column = SHARD_SORTS.find((one) => one === id);
    if (!column) return;
    const first = column === 'shard' || column === 'range' ? 'asc' : 'desc';
    onParams({ sort: column, dir: column === sort ? (dir === 'asc' ? 'desc' : 'asc') : first });
  };

  return (
    <Panel
      title={view === 'lineage' ? 'Lineage' : 'Shards'}
      unit={formatCounted(rows.length, 'shard')}
      actions={
        <>
          <Segmented
            label="Show as"
            value={view}
            options={VIEWS}
            onChange={(next) => onParams({ view: next })}
          />
          {view === 'table' && (
            <Segmented
              label="State"
              value={state}
              options={STATES}
              onChange={(next) => onParams({ state: next })}
            />
          )}
        </>
      }
    >
      <DataTable
        label="Shards"
        className="max-h-[max(24rem,calc(100dvh-34rem))] border-t"
        columns={columns}
        rows={rows}
        rowKey={({ shard }) => shard.id}
        sort={view === 'table' ? { column: sort, direction: dir } : undefined}
        onSort={view === 'table' ? onSort : undefined}
        onOpen={({ shard }) => onSelect(shard.id)}
        currentKey={props.currentId}
        onView={props.onView}
        empty={<NoShards state={state} />}
      />
    </Panel>
  );
}

function NoShards({ state }: { state: Params['state'] }) {
  if (state !== 'closed') return <EmptyState title="No shard to show" />;
  return (
    <EmptyState title="No shard of this stream is closed">
      Splitting or merging closes shards; they stay listed until the retention of their last record
      ends.
    </EmptyState>
  );
}

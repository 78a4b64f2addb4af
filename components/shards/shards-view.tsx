'use client';

import { useQueryStates } from 'nuqs';
import { useMemo, useState } from 'react';
import { useRefresh } from '@/components/ui/use-refresh';
import type { ShardsAnswer } from '@/lib/contract/shard';
import { hashSegments, positionOf } from './hash-segments';
import { KeySpacePanel } from './key-space-panel';
import { shardsParams } from './shards-params';
import { ShardsTable } from './shards-table';
import { useLocate } from './use-locate';
import { useShardsActivity } from './use-shards-activity';

interface ShardsViewProps {
  connection: string;
  stream: string;
  answer: ShardsAnswer;
}

/** Map, look-up and table of one stream's shards, sharing which shard is pointed at, chosen or found. */
export function ShardsView({ connection, stream, answer }: ShardsViewProps) {
  const [params, setParams] = useQueryStates(shardsParams);
  const [pointedId, setPointedId] = useState<string>();
  const [visibleIds, setVisibleIds] = useState<readonly string[]>([]);
  const { refreshMs } = useRefresh();
  const located = useLocate({ connection, stream, by: params.by, text: params.key });
  const segments = useMemo(() => hashSegments(answer.shards), [answer.shards]);

  const enhanced = answer.enhancedMetrics.length > 0;
  const openIds = useMemo(
    () => (enhanced ? segments.map(({ shard }) => shard.id).toSorted() : []),
    [enhanced, segments],
  );
  const activity = useShardsActivity({ connection, stream, openIds, visibleIds, refreshMs });

  const found = params.key === '' ? undefined : located.data;
  const currentId = pointedId ?? (params.shard || (found?.shard ?? undefined));
  const select = (shardId: string) => {
    const shard = answer.shards.find(({ id }) => id === shardId);
    const hidden = shard && params.state !== 'all' && shard.state !== params.state;
    void setParams({ shard: shardId, ...(hidden ? { state: 'all' } : {}) });
  };

  return (
    <>
      <KeySpacePanel
        connection={connection}
        stream={stream}
        answer={answer}
        segments={segments}
        activity={activity}
        current={answer.shards.find(({ id }) => id === currentId)}
        keyPosition={found ? positionOf(BigInt(found.hashKey)) : undefined}
        onPoint={setPointedId}
        onSelect={select}
        locate={{
          by: params.by,
          text: params.key,
          query: located,
          onBy: (by) => void setParams({ by, key: null }),
          onText: (text) => void setParams({ key: text || null, shard: null }),
        }}
      />
      <ShardsTable
        connection={connection}
        stream={stream}
        answer={answer}
        activity={activity.byShard}
        params={params}
        onParams={(changes) => void setParams(changes)}
        currentId={currentId}
        onSelect={select}
        onView={setVisibleIds}
      />
    </>
  );
}

import { Panel } from '@/components/ui/panel';
import { RelativeTime } from '@/components/ui/relative-time';
import { messageOf } from '@/lib/client/message-of';
import type { Shard, ShardsAnswer } from '@/lib/contract/shard';
import { formatCount } from '@/lib/format/format-count';
import { formatDuration } from '@/lib/format/format-duration';
import { HashMap } from './hash-map';
import type { Segment } from './hash-segments';
import { LoadLegend } from './load-legend';
import { LocateBox, type LocateBoxProps } from './locate-box';
import { MapCaption } from './map-caption';
import { MetricsOff } from './metrics-off';
import { LOAD_ALL_SHARDS, type ShardsActivity } from './use-shards-activity';

interface KeySpacePanelProps {
  connection: string;
  stream: string;
  answer: ShardsAnswer;
  segments: readonly Segment[];
  activity: ShardsActivity;
  current: Shard | undefined;
  keyPosition: number | undefined;
  onPoint: (shardId: string | undefined) => void;
  onSelect: (shardId: string) => void;
  locate: LocateBoxProps;
}

export function KeySpacePanel(props: KeySpacePanelProps) {
  const { connection, stream, answer, segments, activity, current } = props;
  const enhanced = answer.enhancedMetrics.length > 0;
  return (
    <Panel
      title="Hash key space"
      unit={`${formatCount(answer.openCount)} open, ${formatCount(answer.closedCount)} closed shards`}
      actions={enhanced && <ActivityNote activity={activity} openShards={answer.openCount} />}
      figure={enhanced ? <LoadLegend /> : undefined}
    >
      <HashMap
        segments={segments}
        activity={activity.byShard}
        currentId={current?.id}
        keyPosition={props.keyPosition}
        onPoint={props.onPoint}
        onSelect={props.onSelect}
      />
      <MapCaption
        connection={connection}
        stream={stream}
        shard={current}
        activity={current && activity.byShard.get(current.id)}
      />
      <LocateBox {...props.locate} />
      {!enhanced && <MetricsOff stream={stream} openShards={answer.openCount} />}
    </Panel>
  );
}

interface ActivityNoteProps {
  activity: ShardsActivity;
  openShards: number;
}

/** How old the shards' figures are; where they could not be had, why. */
function ActivityNote({ activity, openShards }: ActivityNoteProps) {
  if (activity.problem) {
    return (
      <span role="alert" className="text-xs text-trouble" title={activity.problem.detail}>
        No newer load by shard: {messageOf(activity.problem).title}
      </span>
    );
  }
  if (activity.asOfMs === undefined || activity.windowSeconds === undefined) return null;
  return (
    <span className="text-xs text-faint">
      {formatDuration(activity.windowSeconds * 1_000).text} up to{' '}
      <RelativeTime instantMs={activity.asOfMs} />
      {openShards > LOAD_ALL_SHARDS && ', of the shards in view only'}
    </span>
  );
}

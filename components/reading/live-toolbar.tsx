import { Pause, Play, Square } from 'lucide-react';
import type { RecordOrder } from '@/components/records/record-order';
import { Button } from '@/components/ui/button';
import { Field } from '@/components/ui/field';
import { Select } from '@/components/ui/select';
import type { TailConnection, TailState } from '@/lib/client/tail-connection';
import { formatCounted } from '@/lib/format/format-count';
import type { ModeProps } from './mode-props';
import { ShardsField } from './shards-field';

const ORDERS: readonly { value: RecordOrder; label: string }[] = [
  { value: 'newest', label: 'Newest on top' },
  { value: 'oldest', label: 'Newest at the bottom' },
];

interface LiveToolbarProps
  extends Pick<ModeProps, 'connection' | 'stream' | 'params' | 'onParams'> {
  tail: TailConnection;
  state: TailState;
  /** Records that wait while the list is paused; undefined while it is not. */
  waiting: number | undefined;
  onPause: (paused: boolean) => void;
  onStart: () => void;
}

/** Which shards, in which order, and whether it runs. */
export function LiveToolbar(props: LiveToolbarProps) {
  const { connection, stream, params, onParams, tail, state, waiting, onPause, onStart } = props;
  const running = state.phase !== 'stopped' && state.phase !== 'failed';
  return (
    <div className="flex flex-wrap items-start gap-x-3 gap-y-2 px-4 pb-3">
      <ShardsField
        connection={connection}
        stream={stream}
        value={params.shards}
        closed={false}
        error={state.problem?.fieldFault('shard')}
        onChange={(shards) => onParams({ shards })}
      />
      <Field label="Order" className="min-w-0 grow basis-36 sm:grow-0 sm:basis-48">
        {(control) => (
          <Select
            {...control}
            value={params.order ?? 'newest'}
            options={ORDERS}
            onChange={(order) => onParams({ order })}
            className="w-full"
          />
        )}
      </Field>
      {(running || waiting !== undefined) && (
        <Button
          className="sm:mt-5"
          onClick={() => onPause(waiting === undefined)}
          aria-pressed={waiting !== undefined}
        >
          {waiting === undefined ? (
            <Pause aria-hidden className="size-3.5" />
          ) : (
            <Play aria-hidden className="size-3.5" />
          )}
          {waiting === undefined ? 'Pause' : `Show ${formatCounted(waiting, 'new record')}`}
        </Button>
      )}
      {running ? (
        <Button className="sm:mt-5" onClick={() => tail.stop()}>
          <Square aria-hidden className="size-3" />
          Stop
        </Button>
      ) : (
        <>
          {state.resumable && (
            <Button className="sm:mt-5" onClick={() => tail.resume()}>
              Go on where it stopped
            </Button>
          )}
          <Button kind="primary" className="sm:mt-5" onClick={onStart}>
            Start from now
          </Button>
        </>
      )}
    </div>
  );
}

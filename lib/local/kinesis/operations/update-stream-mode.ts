import { takeDaily } from '@/lib/local/kinesis/daily-limit';
import type { Handler } from '@/lib/local/kinesis/engine-context';
import { limitExceeded } from '@/lib/local/kinesis/kinesis-fault';
import { beginUpdate } from './begin-update';
import { requireActive } from './require-active';
import { requireWarmable, warmUp } from './warm-throughput';

/** The shards stay as they are unless warm throughput needs more. @see https://docs.aws.amazon.com/kinesis/latest/APIReference/API_UpdateStreamMode.html */
export const updateStreamMode: Handler<'UpdateStreamMode'> = (context, input) => {
  const stream = requireActive(context, input);
  const { clock, limits } = context;
  const mode = input.StreamModeDetails.StreamMode;
  const warmMibps = input.WarmThroughputMiBps;
  requireWarmable(context, mode === 'ON_DEMAND', warmMibps);
  if (!takeDaily(stream.modeSwitchesMs, limits.modeSwitchesPerDay, clock.now())) {
    throw limitExceeded(
      `Stream ${stream.name} changed its mode ${limits.modeSwitchesPerDay} times within the last 24 hours, which is the limit.`,
    );
  }
  beginUpdate(context, stream, (nowMs) => {
    stream.mode = mode;
    if (warmMibps !== undefined) warmUp(stream, warmMibps, nowMs);
    if (mode === 'PROVISIONED') stream.distribution = 'USER_PARTITION_KEY';
  });
  return {};
};

import type { EngineContext, Handler } from '@/lib/local/kinesis/engine-context';
import { invalidArgument } from '@/lib/local/kinesis/kinesis-fault';
import type { Stream } from '@/lib/local/kinesis/stream';
import { beginUpdate } from './begin-update';
import { requireActive } from './require-active';

/** @see https://docs.aws.amazon.com/streams/latest/dev/kinesis-extended-retention.html */
const LEAST_HOURS = 24;
const MOST_HOURS = 8760;

export const increaseStreamRetentionPeriod: Handler<'IncreaseStreamRetentionPeriod'> = (
  context,
  input,
) => {
  const stream = requireActive(context, input);
  requireAllowed(input.RetentionPeriodHours);
  if (input.RetentionPeriodHours < stream.retentionHours) {
    throw invalidArgument(
      `Requested retention period (${input.RetentionPeriodHours} hours) for stream ${stream.name} can not be shorter than ` +
        `existing retention period (${stream.retentionHours} hours). Use DecreaseRetentionPeriod API.`,
    );
  }
  return change(context, stream, input.RetentionPeriodHours);
};

export const decreaseStreamRetentionPeriod: Handler<'DecreaseStreamRetentionPeriod'> = (
  context,
  input,
) => {
  const stream = requireActive(context, input);
  requireAllowed(input.RetentionPeriodHours);
  if (input.RetentionPeriodHours > stream.retentionHours) {
    throw invalidArgument(
      `Requested retention period (${input.RetentionPeriodHours} hours) for stream ${stream.name} can not be longer than ` +
        `existing retention period (${stream.retentionHours} hours). Use IncreaseRetentionPeriod API.`,
    );
  }
  return change(context, stream, input.RetentionPeriodHours);
};

function change(context: EngineContext, stream: Stream, hours: number): Record<string, never> {
  beginUpdate(context, stream, (nowMs) => {
    // What is past the old horizon is gone for good: a longer period does not bring it back.
    stream.trim(nowMs);
    stream.retentionHours = hours;
  });
  return {};
}

function requireAllowed(hours: number): void {
  if (hours < LEAST_HOURS) {
    throw invalidArgument(
      `Minimum allowed retention period is ${LEAST_HOURS} hours. Requested retention period (${hours} hours) is too short.`,
    );
  }
  if (hours > MOST_HOURS) {
    throw invalidArgument(
      `Maximum allowed retention period is ${MOST_HOURS} hours. Requested retention period (${hours} hours) is too long.`,
    );
  }
}

import { z } from 'zod';
import { formatCount } from '@/lib/format/format-count';
import type { Step } from './decode-step';
import { jsonNotices } from './json-notices';
import { checkedJson } from './json-step';

const MARK = '"logEvents"';

const envelopeSchema = z.object({
  messageType: z.enum(['DATA_MESSAGE', 'CONTROL_MESSAGE']),
  owner: z.string(),
  logGroup: z.string(),
  logStream: z.string(),
  logEvents: z.array(
    z
      .object({ id: z.string(), timestamp: z.number(), message: z.string() })
      .transform(({ id, timestamp, message }) => ({ id, timestampMs: timestamp, message })),
  ),
});

/**
 * What a CloudWatch Logs subscription puts on a stream: JSON with the events of one log stream.
 * @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/SubscriptionFilters.html
 */
export const cloudWatchLogsStep: Step = {
  name: 'cloudwatch-logs',
  applies: ({ text }, { wanted }) =>
    text !== undefined && (wanted || (text.startsWith('{') && text.includes(MARK))),
  run({ text = '' }, { wanted }) {
    const found = checkedJson(text);
    if ('reason' in found) return wanted ? found : undefined;
    const envelope = envelopeSchema.safeParse(JSON.parse(text));
    if (!envelope.success) return wanted ? { reason: 'no CloudWatch Logs envelope' } : undefined;
    const { messageType, logGroup, logStream, logEvents } = envelope.data;
    const what = messageType === 'CONTROL_MESSAGE' ? 'control message' : 'events';
    return {
      view: 'json',
      detail: `CloudWatch Logs, ${formatCount(logEvents.length)} ${what} of ${logGroup}, ${logStream}`,
      notices: jsonNotices(text, found),
      logEvents,
    };
  },
};

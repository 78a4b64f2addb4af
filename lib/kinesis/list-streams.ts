import {
  type KinesisClient,
  ListStreamsCommand,
  type ListStreamsOutput,
  type StreamSummary,
} from '@aws-sdk/client-kinesis';
import type { StreamListItem } from '@/lib/contract/stream';
import { orAppError } from '@/lib/to-app-error';
import { required } from './required';

const PAGE_STREAMS = 100;

/**
 * Every stream of the account and region, sorted by name; pages through the whole listing.
 * @throws access_denied, credentials_missing, throttled, upstream_timeout, upstream_unavailable
 * @see https://docs.aws.amazon.com/kinesis/latest/APIReference/API_ListStreams.html
 */
export async function listStreams(
  client: KinesisClient,
  signal: AbortSignal,
): Promise<StreamListItem[]> {
  const streams: StreamListItem[] = [];
  let nextToken: string | undefined;
  do {
    const page: ListStreamsOutput = await orAppError(
      client.send(
        new ListStreamsCommand({ Limit: PAGE_STREAMS, ...(nextToken && { NextToken: nextToken }) }),
        { abortSignal: signal },
      ),
      { action: 'kinesis:ListStreams' },
    );
    streams.push(...(page.StreamSummaries ?? []).map(toStreamListItem));
    nextToken = page.HasMoreStreams ? page.NextToken : undefined;
  } while (nextToken);
  return streams.toSorted((a, b) => (a.name < b.name ? -1 : 1));
}

function toStreamListItem(summary: StreamSummary): StreamListItem {
  return {
    name: required(summary.StreamName, 'StreamName'),
    arn: required(summary.StreamARN, 'StreamARN'),
    status: required(summary.StreamStatus, 'StreamStatus'),
    mode: summary.StreamModeDetails?.StreamMode ?? 'PROVISIONED',
    createdAtMs: summary.StreamCreationTimestamp?.getTime() ?? null,
  };
}

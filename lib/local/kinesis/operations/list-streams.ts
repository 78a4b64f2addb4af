import type { Handler } from '@/lib/local/kinesis/engine-context';
import { invalidArgument } from '@/lib/local/kinesis/kinesis-fault';

const DEFAULT_LIMIT = 100;

/** @see https://docs.aws.amazon.com/kinesis/latest/APIReference/API_ListStreams.html */
export const listStreams: Handler<'ListStreams'> = ({ account, clock, seal }, input) => {
  let after = input.ExclusiveStartStreamName ?? '';
  if (input.NextToken !== undefined) {
    const [kind, name] = seal.open(input.NextToken) ?? [];
    if (kind !== 'ListStreams' || name === undefined) throw invalidArgument('Invalid NextToken.');
    after = name;
  }
  const streams = account.streams(clock.now()).filter((stream) => stream.name > after);
  const page = streams.slice(0, input.Limit ?? DEFAULT_LIMIT);
  const last = page.at(-1);
  const hasMore = page.length < streams.length;
  return {
    StreamNames: page.map((stream) => stream.name),
    HasMoreStreams: hasMore,
    ...(hasMore && last ? { NextToken: seal.seal(['ListStreams', last.name]) } : {}),
    StreamSummaries: page.map((stream) => ({
      StreamName: stream.name,
      StreamARN: stream.arn,
      StreamStatus: stream.status,
      StreamModeDetails: { StreamMode: stream.mode },
      StreamCreationTimestamp: new Date(stream.createdMs),
    })),
  };
};

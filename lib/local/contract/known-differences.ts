import { KNOWN_STREAMS, type RandomRequest } from './random-request';
import type { RawOutcome } from './raw-outcome';

interface Difference {
  name: string;
  /** Whether it is all that sets the two outcomes apart. */
  explains: (pair: { request: RandomRequest; ours: RawOutcome; theirs: RawOutcome }) => boolean;
  /** The page that says who is right. */
  see: string;
}

const API = 'https://docs.aws.amazon.com/kinesis/latest/APIReference';

const without = (shape: string, member: RegExp) =>
  shape.replace(member, '').replaceAll('{,', '{').replaceAll(',}', '}');
const isOf = ({ operation }: RandomRequest, ...operations: string[]) =>
  operations.includes(operation);

/** Shards are listed after one of another stream, or streams after one that never was. */
function startsNowhere(body: RandomRequest['body']): boolean {
  const shards = new Map<unknown, number>(Object.entries(KNOWN_STREAMS)).get(body['StreamName']);
  const index = /^shardId-(\d+)$/.exec(String(body['ExclusiveStartShardId']))?.[1];
  if (shards !== undefined && index !== undefined) return Number(index) >= shards;
  return body['ExclusiveStartStreamName'] === 'nowhere';
}

/** Where kinesis-local 0.6.2 answers otherwise than the documentation has it. */
export const KNOWN_DIFFERENCES: readonly Difference[] = [
  {
    name: 'a broken constraint has another error name, or is let pass',
    explains: ({ request, ours, theirs }) =>
      request.isInvalid &&
      ours.error === 'ValidationException' &&
      theirs.error !== 'ValidationException',
    see: `${API}/CommonErrors.html`,
  },
  {
    name: 'an iterator that is none is refused without an error name',
    explains: ({ request, ours, theirs }) =>
      isOf(request, 'GetRecords') &&
      ours.error === 'InvalidArgumentException' &&
      theirs.error.startsWith('unnamed error'),
    see: `${API}/API_GetRecords.html`,
  },
  {
    name: 'a summary leaves the record size and the distribution strategy out',
    explains: ({ request, ours, theirs }) =>
      isOf(request, 'DescribeStreamSummary') &&
      without(
        without(ours.shape, /MaxRecordSizeInKiB:number,/),
        /RecordDistributionStrategy:string,/,
      ) === theirs.shape,
    see: `${API}/API_StreamDescriptionSummary.html`,
  },
  {
    name: 'a listing of streams has neither summaries nor a token to go on with',
    explains: ({ request, ours, theirs }) =>
      isOf(request, 'ListStreams') &&
      without(without(ours.shape, /,StreamSummaries:\[.*\]/), /NextToken:string,/) === theirs.shape,
    see: `${API}/API_ListStreams.html`,
  },
  {
    name: 'a write to a stream without encryption names its encryption',
    explains: ({ request, ours, theirs }) =>
      isOf(request, 'PutRecord', 'PutRecords') &&
      without(theirs.shape, /EncryptionType:string,/) === ours.shape,
    see: `${API}/API_PutRecord.html#API_PutRecord_Examples`,
  },
  {
    name: 'a listing after a name that is not there begins from the first',
    explains: ({ request, ours, theirs }) =>
      startsNowhere(request.body) && ours.error === theirs.error && ours.shape.includes(':[]'),
    see: `${API}/API_ListShards.html`,
  },
];

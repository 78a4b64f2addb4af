import type { Deviation } from './rule';

const API = 'https://docs.aws.amazon.com/kinesis/latest/APIReference';

/** Where kinesis-local 0.6.2 differs from the service, by the name of the rule that it breaks. */
export const deviationsOfKinesisLocal: Readonly<Record<string, Deviation>> = {
  'the refusal of a taken name gives account and name': {
    failsWith: /'Stream contract-\d+ already exists' to be/,
    see: `${API}/API_CreateStream.html`,
  },
  'a listing goes on with NextToken until nothing is left': {
    failsWith: /expected \[ 'contract-1' \] to deeply equal/,
    see: `${API}/API_ListStreams.html`,
  },
  'a listing sums up every stream': {
    failsWith: /expected undefined to deeply equal/,
    see: `${API}/API_ListStreams.html`,
  },
  'AT_TRIM_HORIZON lists the shards that were open at the trim horizon': {
    failsWith: /expected \[ 'shardId-000000000000', …\(2\) \] to deeply equal/,
    see: `${API}/API_ShardFilter.html`,
  },
  'AT_TIMESTAMP lists the shards that were open then': {
    failsWith: /expected \[ 'shardId-000000000000', …\(2\) \] to deeply equal/,
    see: `${API}/API_ShardFilter.html`,
  },
  'FROM_TIMESTAMP lists the shards that were open then or later': {
    failsWith: /expected \[ 'shardId-000000000000', …\(2\) \] to deeply equal/,
    see: `${API}/API_ShardFilter.html`,
  },
  'a sequence number of another shard is refused': {
    failsWith: /the call was not refused/,
    see: `${API}/API_GetShardIterator.html`,
  },
  'a text that is no iterator is refused': {
    failsWith: /expected { name: 'Unknown'/,
    see: `${API}/API_GetRecords.html`,
  },
  'a reader that has records left falls further behind as time goes by': {
    failsWith: /expected 0 to be greater than or equal to 30/,
    see: `${API}/API_GetRecords.html`,
  },
  'an explicit hash key that is no decimal number is refused': {
    failsWith: /expected { name: 'Unknown'/,
    see: `${API}/API_PutRecord.html`,
  },
  'a partition key is counted in code points': {
    failsWith: /Partition key must be between 1 and 256 in length/,
    see: `${API}/API_PutRecord.html`,
  },
  'a batch of 500 records is taken, one of 501 is refused whole': {
    failsWith: /the call was not refused/,
    see: `${API}/API_PutRecords.html`,
  },
  'a batch without records is refused': {
    failsWith: /the call was not refused/,
    see: `${API}/API_PutRecords.html`,
  },
  'a shard count update to less than half is refused': {
    failsWith: /the call was not refused/,
    see: `${API}/API_UpdateShardCount.html`,
  },
  'a deregistered consumer is not found any more': {
    failsWith: /the consumer is still there/,
    see: `${API}/API_DeregisterStreamConsumer.html`,
  },
  'a subscription to a shard that is not there is refused': {
    failsWith: /the call was not refused/,
    see: `${API}/API_SubscribeToShard.html`,
  },
  'the refusal of a missing stream gives name and account': {
    failsWith: /'Stream arn arn:aws:kinesis/,
    see: `${API}/API_DescribeStreamSummary.html`,
  },
  'a stream name of other characters is a validation error': {
    failsWith: /to match object { name: 'ValidationException'/,
    see: `${API}/CommonErrors.html`,
  },
  'a validation error names member, value and constraint': {
    failsWith: /contains invalid/,
    see: `${API}/CommonErrors.html`,
  },
  'a validation error lists every violated constraint': {
    failsWith: /contains invalid/,
    see: `${API}/CommonErrors.html`,
  },
  'a required member that is missing is a validation error': {
    failsWith: /to deeply equal { status: 400/,
    see: `${API}/CommonErrors.html`,
  },
  'a value outside of an enumeration is a validation error': {
    failsWith: /to match object { status: 400/,
    see: `${API}/CommonErrors.html`,
  },
  'data that is no base64 is a serialization error': {
    failsWith: /expected { status: 500/,
    see: `${API}/API_PutRecord.html`,
  },
  'an operation that is not there is unknown': {
    failsWith: /to match object { status: 400/,
    see: `${API}/CommonErrors.html`,
  },
};

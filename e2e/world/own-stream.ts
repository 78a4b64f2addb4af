import {
  CreateStreamCommand,
  DescribeStreamSummaryCommand,
  type KinesisClient,
  PutRecordCommand,
} from '@aws-sdk/client-kinesis';
import { systemClock } from '@/lib/clock';

export interface Placed {
  shard: string;
  sequenceNumber: string;
}

/** A stream with one record of each kind that a page must bear. */
export interface OwnStream {
  name: string;
  json: Placed;
  script: Placed;
  binary: Placed;
  largest: Placed;
}

export const SCRIPT = '<script>document.title = "owned"</script><img src=x onerror="alert(1)">';
export const BIG_NUMBER = '9007199254740993';
export const JSON_TEXT = `{"order": ${BIG_NUMBER}, "city": "Zürich", "nested": {"gate": "A7"}}`;
export const BINARY = Uint8Array.from([0xff, 0xfe, 0x00, 0x80, 0xde, 0xad, 0xbe, 0xef]);
const LARGEST_BYTES = 1_048_576 - 'largest'.length;

export async function createOwnStream(kinesis: KinesisClient, name: string): Promise<OwnStream> {
  await kinesis.send(new CreateStreamCommand({ StreamName: name, ShardCount: 2 }));
  await untilActive(kinesis, name);
  const put = async (key: string, Data: Uint8Array): Promise<Placed> => {
    const command = new PutRecordCommand({ StreamName: name, PartitionKey: key, Data });
    const { ShardId = '', SequenceNumber = '' } = await kinesis.send(command);
    return { shard: ShardId, sequenceNumber: SequenceNumber };
  };
  return {
    name,
    largest: await put('largest', Buffer.alloc(LARGEST_BYTES, 'm')),
    binary: await put('binary', BINARY),
    script: await put('<b>script</b>', Buffer.from(SCRIPT)),
    json: await put('json', Buffer.from(JSON_TEXT)),
  };
}

async function untilActive(kinesis: KinesisClient, name: string): Promise<void> {
  for (;;) {
    const answer = await kinesis.send(new DescribeStreamSummaryCommand({ StreamName: name }));
    if (answer.StreamDescriptionSummary?.StreamStatus === 'ACTIVE') return;
    await systemClock.sleep(100);
  }
}

import { pages } from '@/lib/routes';
import { type Placed, recordKey } from './record-key';

interface StreamPlace {
  connection: string;
  stream: string;
}

/** The records page, opened on exactly this record; of an aggregate, on this one of its records. */
export function recordHref({ connection, stream }: StreamPlace, record: Placed): string {
  return pages.stream(connection, stream, 'records', {
    shard: record.shard,
    from: 'sequence',
    at: record.sequenceNumber,
    limit: 25,
    open: recordKey(record),
  });
}

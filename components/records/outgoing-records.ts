import type { OutgoingRecord } from '@/lib/client/record-drafts';
import type { RecordView } from '@/lib/contract/record';
import { payloadToSend } from './payload-bytes';

/** As many as one run takes from a page. */
const MOST_TO_SEND = 10_000;

const isCut = ({ data }: RecordView) => (data.raw ?? data).truncated;

export interface Outgoing {
  records: () => OutgoingRecord[];
  count: number;
  /** Records of which only the beginning is here. */
  cut: number;
  /** Records over what one run takes. */
  over: number;
}

/** The records as they came, with the keys that they had, as far as they are here whole. */
export function outgoingRecords(shown: readonly RecordView[]): Outgoing {
  const whole = shown.filter((record) => !isCut(record));
  const sent = whole.slice(0, MOST_TO_SEND);
  return {
    records: () => sent.map(toOutgoing),
    count: sent.length,
    cut: shown.length - whole.length,
    over: whole.length - sent.length,
  };
}

function toOutgoing({ data, sizeBytes, partitionKey, subRecord }: RecordView): OutgoingRecord {
  const explicitHashKey = subRecord?.explicitHashKey ?? undefined;
  return {
    ...payloadToSend(data, sizeBytes),
    partitionKey,
    ...(explicitHashKey === undefined ? {} : { explicitHashKey }),
  };
}

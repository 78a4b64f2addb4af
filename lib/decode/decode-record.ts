import type { DecodedData } from '@/lib/contract/record';
import { aggregateText } from './aggregate-text';
import { Allowance } from './allowance';
import { AUTOMATIC, type CompiledSettings } from './compile-settings';
import { cutBytes, cutRaw } from './cut';
import { type DecodeRoom, decodePayload } from './decode-payload';
import type { DecodedSubRecord } from './decoded-sub-record';
import { type Deaggregated, deaggregate } from './kpl/deaggregate';

/** As many as are decoded at once without making other requests wait. */
const MAX_SUB_RECORDS = 1_000;
const MAX_SUB_BYTES = 1024 * 1024;
const MAX_NOTICES = 10;

interface DecodeOptions {
  /** Most bytes of UTF-8 that each text of the answer may take, and the texts of all sub-records together. */
  maxTextBytes: number;
  /** What the stream's settings ask for; by default the bytes decide. */
  settings?: CompiledSettings;
}

export interface DecodedRecord {
  data: DecodedData;
  /** Of a KPL aggregate, as many as the cap admits. */
  subRecords?: DecodedSubRecord[];
  /** How many the aggregate has in all. */
  subRecordCount?: number;
}

/**
 * Makes a record readable: undoes aggregation, unpacks one layer, and translates what is not text into exact JSON,
 * with every step that was tried and why it failed. Text stays exactly what the record holds. Never throws.
 */
export function decodeRecord(
  bytes: Uint8Array,
  { maxTextBytes, settings = AUTOMATIC }: DecodeOptions,
): DecodedRecord {
  const room: DecodeRoom = { maxTextBytes, settings, allowance: new Allowance() };
  const aggregate: Deaggregated =
    settings.steps && !settings.steps.has('kpl')
      ? { kind: 'plain' }
      : deaggregate(bytes, { maxRecords: MAX_SUB_RECORDS });
  if (aggregate.kind === 'aggregate') return decodeAggregate(bytes, aggregate, room);
  const data = decodePayload(bytes, room);
  if (aggregate.kind === 'plain') return { data };
  return { data: withBadAggregate(data, aggregate.reason) };
}

function withBadAggregate(data: DecodedData, reason: string): DecodedData {
  const step = { step: 'kpl', ok: false, detail: reason };
  const notice = `starts like a KPL aggregate, but ${reason}: shown as it is`;
  return { ...data, steps: [step, ...data.steps], notices: [notice, ...data.notices] };
}

type Aggregate = Extract<Deaggregated, { kind: 'aggregate' }>;

function decodeAggregate(bytes: Uint8Array, aggregate: Aggregate, room: DecodeRoom): DecodedRecord {
  const { total } = aggregate;
  const { views: subRecords, outOfText } = decodeSubRecords(aggregate, room);
  const text = cutBytes(Buffer.from(aggregateText(subRecords)), room.maxTextBytes);
  const data: DecodedData = {
    kind: 'json',
    text: text.text,
    truncated: text.truncated || outOfText,
    steps: [{ step: 'kpl', ok: true, detail: `KPL aggregate of ${total} sub-records` }],
    notices: [
      ...(subRecords.length < total
        ? [`shows the first ${subRecords.length} of ${total} sub-records`]
        : []),
      ...Array.from(new Set(subRecords.flatMap((one) => one.data.notices))).slice(0, MAX_NOTICES),
    ],
    raw: cutRaw(bytes, room.maxTextBytes),
  };
  return { data, subRecords, subRecordCount: total };
}

function decodeSubRecords({ records }: Aggregate, room: DecodeRoom) {
  const views: DecodedSubRecord[] = [];
  let textLeft = room.maxTextBytes;
  let bytesLeft = MAX_SUB_BYTES;
  for (const [index, { partitionKey, explicitHashKey, data: bytes }] of records.entries()) {
    if (textLeft <= 0) return { views, outOfText: true };
    if (bytesLeft <= 0) break;
    const data = decodePayload(bytes, { ...room, maxTextBytes: textLeft });
    views.push({ index, partitionKey, explicitHashKey, sizeBytes: bytes.length, data });
    textLeft -= Buffer.byteLength(data.text) + Buffer.byteLength(partitionKey);
    bytesLeft -= bytes.length;
  }
  return { views, outOfText: false };
}

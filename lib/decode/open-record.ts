import type { DecodedData, DecodeStep } from '@/lib/contract/record';
import { formatCount } from '@/lib/format/format-count';
import { Allowance } from './allowance';
import { AUTOMATIC, type CompiledSettings } from './compile-settings';
import { decodePayload } from './decode-payload';
import type { DecodedPayload } from './decoded-payload';
import { type Deaggregated, deaggregate } from './kpl/deaggregate';

/** As many sub-records of an aggregate as are rows of their own. */
const MAX_SUB_RECORDS = 1_000;
/** The views of one aggregate take so much text in all, or as much as one may have where that is more. */
const MAX_AGGREGATE_TEXT_BYTES = 1024 * 1024;

/** One row of what is read: a record, or one of the records of a KPL aggregate. */
export interface RecordPart {
  bytes: Uint8Array;
  /** null where it is the record itself. */
  sub: {
    index: number;
    count: number;
    partitionKey: string;
    explicitHashKey: string | null;
  } | null;
}

/** Undoes the aggregation of a record, if there is any; what it holds is decoded when it is asked for. Never throws. */
export function openRecord(bytes: Uint8Array, settings = AUTOMATIC): OpenedRecord {
  return new OpenedRecord(bytes, settings);
}

/** A record whose parts are decoded at most once each, whoever asks for them. */
export class OpenedRecord {
  readonly settings: CompiledSettings;
  /** At least one, in the order of the aggregate. */
  readonly parts: readonly RecordPart[];
  /** Sub-records beyond the cap, of which nothing but their number is known. */
  readonly leftOut: number;
  readonly #badAggregate: string | null;
  readonly #allowance = new Allowance();
  readonly #decoded: DecodedPayload[] = [];
  readonly #views: { maxTextBytes: number; data: DecodedData }[] = [];
  #textBytes = 0;

  constructor(bytes: Uint8Array, settings: CompiledSettings) {
    this.settings = settings;
    const found: Deaggregated =
      settings.steps && !settings.steps.has('kpl')
        ? { kind: 'plain' }
        : deaggregate(bytes, { maxRecords: MAX_SUB_RECORDS });
    this.#badAggregate = faultOf(found);
    const isAggregate = found.kind === 'aggregate' && found.total > 0;
    this.parts = isAggregate ? subParts(found) : [{ bytes, sub: null }];
    this.leftOut = isAggregate ? found.total - found.records.length : 0;
  }

  get isDecoded(): boolean {
    return this.#decoded.length > 0;
  }

  /** Bytes that decoding made so far and that this holds on to. */
  get madeBytes(): number {
    return this.#decoded.reduce((sum, { madeBytes }) => sum + madeBytes, this.#textBytes);
  }

  decode(part: RecordPart): DecodedPayload {
    const index = part.sub?.index ?? 0;
    return (this.#decoded[index] ??= decodePayload(part.bytes, {
      settings: this.settings,
      allowance: this.#allowance,
    }));
  }

  /** Each text at most `maxTextBytes` bytes; of an aggregate's parts, later ones are cut where all are too long. */
  view(part: RecordPart, maxTextBytes: number): DecodedData {
    const index = part.sub?.index ?? 0;
    const known = this.#views[index];
    if (known?.maxTextBytes === maxTextBytes) return known.data;
    const decoded = this.decode(part).view(
      part.sub ? Math.min(maxTextBytes, this.#textLeft(maxTextBytes)) : maxTextBytes,
    );
    this.#textBytes += textBytesOf(decoded);
    const data = this.#withAggregation(part, decoded);
    this.#views[index] = { maxTextBytes, data };
    return data;
  }

  #textLeft(maxTextBytes: number): number {
    return Math.max(0, Math.max(MAX_AGGREGATE_TEXT_BYTES, maxTextBytes) - this.#textBytes);
  }

  #withAggregation({ sub }: RecordPart, data: DecodedData): DecodedData {
    const reason = this.#badAggregate;
    if (reason !== null) {
      const notice = `starts like a KPL aggregate, but ${reason}: shown as it is`;
      return before(data, { step: 'kpl', ok: false, detail: reason }, [notice]);
    }
    if (!sub) return data;
    const detail = `sub-record ${formatCount(sub.index + 1)} of ${formatCount(sub.count)} of a KPL aggregate`;
    const isLast = sub.index === this.parts.length - 1;
    const notices =
      isLast && this.leftOut > 0
        ? [
            `the last of ${formatCount(this.parts.length)} sub-records that are read; ${formatCount(this.leftOut)} follow`,
          ]
        : [];
    return before(data, { step: 'kpl', ok: true, detail }, notices);
  }
}

type Aggregate = Extract<Deaggregated, { kind: 'aggregate' }>;

/** An aggregate of nothing is a row as well, so that no record of the stream goes unseen. */
function faultOf(found: Deaggregated): string | null {
  if (found.kind === 'bad') return found.reason;
  return found.kind === 'aggregate' && found.total === 0 ? 'it holds no records' : null;
}

function subParts({ records, total }: Aggregate): RecordPart[] {
  return records.map(({ partitionKey, explicitHashKey, data }, index) => ({
    bytes: data,
    sub: { index, count: total, partitionKey, explicitHashKey },
  }));
}

function before(data: DecodedData, step: DecodeStep, notices: readonly string[]): DecodedData {
  return { ...data, steps: [step, ...data.steps], notices: [...notices, ...data.notices] };
}

function textBytesOf({ text, raw, logEvents = [] }: DecodedData): number {
  const events = logEvents.reduce((sum, { message }) => sum + message.length, 0);
  return Buffer.byteLength(text) + (raw ? raw.text.length : 0) + events;
}

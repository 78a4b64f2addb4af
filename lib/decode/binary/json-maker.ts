import { LimitReached } from './malformed';

const MAX_VALUES = 100_000;
const MAX_DEPTH = 500;
const MAX_CHARACTERS = 16 * 1024 * 1024;
const MS_PER_SECOND = 1_000n;
const SECONDS_PER_DAY = 86_400n;
/** The range of Date, in seconds. */
const MAX_SECONDS = 8_640_000_000_000n;

export const WORDS_FOR_NUMBERS =
  'NaN and infinite numbers are written as text, as JSON has none of them';
export const DATES = 'dates and times are written in ISO 8601';
export const BYTES = 'bytes are written as {"$base64": …}';
export const KEYS = 'keys that are not text are written as text';

/**
 * Writes the JSON text of values that JSON.stringify would change: 64-bit integers keep their digits, keys their order
 * and their names, whatever these are. Counts what it writes, so that a small input cannot grow without end.
 */
export class JsonMaker {
  readonly notices = new Set<string>();
  private values = 0;
  private characters = 0;
  private depth = 0;

  text(value: string): string {
    return this.counted(JSON.stringify(value));
  }

  /** The word as it is: digits, true, false, null. */
  word(json: string): string {
    return this.counted(json);
  }

  number(value: number): string {
    if (Number.isFinite(value)) return this.counted(Object.is(value, -0) ? '-0' : String(value));
    this.notices.add(WORDS_FOR_NUMBERS);
    return this.counted(`"${value}"`);
  }

  bytes(value: Uint8Array): string {
    this.notices.add(BYTES);
    return this.counted(`{"$base64":"${base64(value)}"}`);
  }

  /** An instant as ISO 8601 with as many digits of the second as it has, or its seconds where no calendar holds it. */
  instant(seconds: bigint, nanos = 0): string {
    if (seconds > MAX_SECONDS || seconds < -MAX_SECONDS) return this.word(String(seconds));
    this.notices.add(DATES);
    const [whole = ''] = new Date(Number(seconds * MS_PER_SECOND)).toISOString().split('.');
    const digits = String(nanos).padStart(9, '0').replace(/0+$/, '').padEnd(3, '0');
    return this.counted(`"${whole}.${digits}Z"`);
  }

  /** The day that many days after 1970-01-01. */
  date(days: bigint): string {
    const midnight = this.instant(days * SECONDS_PER_DAY);
    return midnight.startsWith('"') ? `${midnight.split('T')[0]}"` : this.word(String(days));
  }

  /** A value as a key: a text stays one, anything else becomes the text of its JSON. */
  key(json: string): string {
    if (json.startsWith('"')) return json;
    this.notices.add(KEYS);
    return JSON.stringify(json);
  }

  array(items: Iterable<string>): string {
    return this.nested('[', items, ']');
  }

  /** An object of members that are `key:value` already. */
  object(members: Iterable<string>): string {
    return this.nested('{', members, '}');
  }

  /** Concatenated rather than joined: a join would copy the text anew at each level. */
  private nested(open: string, parts: Iterable<string>, close: string): string {
    if (++this.depth > MAX_DEPTH) throw new LimitReached(`nested deeper than ${MAX_DEPTH} levels`);
    this.counted(open);
    let json = open;
    let separator = '';
    for (const part of parts) {
      json += separator;
      json += part;
      separator = ',';
    }
    this.depth--;
    return json + close;
  }

  private counted(json: string): string {
    this.characters += json.length;
    if (++this.values > MAX_VALUES) throw new LimitReached(`holds more than ${MAX_VALUES} values`);
    if (this.characters > MAX_CHARACTERS) throw new LimitReached('its JSON is longer than 16 MiB');
    return json;
  }
}

function base64(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('base64');
}

/** What a filter is asked about: a decoded record. */
export interface FilterSubject {
  /** Of the decoded data. */
  kind: 'json' | 'text' | 'hex';
  /** The decoded text, whole. */
  text: string;
  key: string;
  shard: string;
  sequence: string;
  arrivalMs: number | null;
  /** Bytes of data, without the key. */
  size: number;
}

/** A record whose key may still have to be made. */
export interface Draft {
  /** The data read as UTF-8. */
  text: string;
  data: Uint8Array;
  partitionKey?: string | undefined;
  explicitHashKey?: string | undefined;
}

export const textDraft = (text: string): Draft => ({ text, data: Buffer.from(text, 'utf8') });

export function bytesDraft(data: Buffer): Draft {
  return { text: data.toString('utf8'), data };
}

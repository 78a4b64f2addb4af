/** Keeps the first `head` and last `tail` characters (code points) with an ellipsis between; short text stays whole. */
export function shortenMiddle(text: string, head = 8, tail = 8): string {
  const characters = Array.from(text);
  if (characters.length <= head + tail + 1) return text;
  const end = tail > 0 ? characters.slice(-tail).join('') : '';
  return `${characters.slice(0, head).join('')}…${end}`;
}

/** Shortens shardId-000000000003 to shardId-…0003, never dropping a digit that counts. */
export function shortenShardId(shardId: string): string {
  const digits = /^shardId-0*(\d{4,})$/.exec(shardId)?.[1];
  return digits === undefined || digits.length > 10 ? shardId : `shardId-…${digits}`;
}

/** Shortens an ARN to its resource, which tells it apart: arn:…:stream/flights. */
export function shortenArn(arn: string): string {
  const resource = /^arn:[^:]*:[^:]*:[^:]*:[^:]*:(.+)$/.exec(arn)?.[1];
  return resource === undefined ? shortenMiddle(arn) : `arn:…:${resource}`;
}

/** Shortens a sequence number; neighbours differ in their last digits, so more of those stay. */
export function shortenSequenceNumber(sequenceNumber: string): string {
  return shortenMiddle(sequenceNumber, 4, 10);
}

import { crc32 } from 'node:zlib';

const PRELUDE_BYTES = 12;
const CRC_BYTES = 4;
const STRING_HEADER = 7;

/**
 * Frames one message of an AWS event stream: lengths, headers, payload, each part under its CRC-32.
 * @see https://smithy.io/2.0/aws/amazon-eventstream.html
 */
export function encodeEventMessage(
  headers: Readonly<Record<string, string>>,
  payload: Buffer,
): Buffer {
  const head = Buffer.concat(Object.entries(headers).map(encodeHeader));
  const message = Buffer.alloc(PRELUDE_BYTES + head.length + payload.length + CRC_BYTES);
  message.writeUInt32BE(message.length, 0);
  message.writeUInt32BE(head.length, 4);
  message.writeUInt32BE(crc32(message.subarray(0, 8)), 8);
  head.copy(message, PRELUDE_BYTES);
  payload.copy(message, PRELUDE_BYTES + head.length);
  const end = message.length - CRC_BYTES;
  message.writeUInt32BE(crc32(message.subarray(0, end)), end);
  return message;
}

function encodeHeader([name, value]: [string, string]): Buffer {
  const header = Buffer.alloc(1 + Buffer.byteLength(name) + 3);
  header.writeUInt8(Buffer.byteLength(name), 0);
  header.write(name, 1);
  header.writeUInt8(STRING_HEADER, header.length - 3);
  header.writeUInt16BE(Buffer.byteLength(value), header.length - 2);
  return Buffer.concat([header, Buffer.from(value)]);
}

import { hash } from 'node:crypto';

/**
 * The hash key that the service gives a partition key, as 32 lower-case hex digits: the MD5 of its UTF-8 bytes.
 * @see https://docs.aws.amazon.com/kinesis/latest/APIReference/API_PutRecord.html
 */
export function hashKeyHexOf(partitionKey: string): string {
  return hash('md5', partitionKey, 'hex');
}

/** The hash key of a partition key as a number, 0 to 2^128 - 1. */
export function hashKeyOf(partitionKey: string): bigint {
  return BigInt(`0x${hashKeyHexOf(partitionKey)}`);
}

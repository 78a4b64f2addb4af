import { AppError, invalidField } from '@/lib/errors';

const BODY_LIMIT_BYTES = 16 * 1_024 * 1_024;
export const MAX_UPLOAD_BYTES = 256 * 1_024 * 1_024;

/** @throws unsupported_media_type, payload_too_large where the headers say so already */
export function checkBodyHeaders(headers: Headers): void {
  if (mediaTypeOf(headers) !== 'application/json') {
    throw new AppError(
      'unsupported_media_type',
      'Send the body as JSON, with the header content-type: application/json.',
    );
  }
  if (contentLengthOf(headers) > BODY_LIMIT_BYTES) throw tooLarge();
}

/**
 * As for JSON, of a body that is a file. No form of another site can send either content type without asking first.
 * @throws unsupported_media_type, payload_too_large where the headers say so already
 */
export function checkFileHeaders(headers: Headers): void {
  if (mediaTypeOf(headers) !== 'application/octet-stream') {
    throw new AppError(
      'unsupported_media_type',
      'Send the file as it is, with the header content-type: application/octet-stream.',
    );
  }
  if (contentLengthOf(headers) > MAX_UPLOAD_BYTES) throw uploadTooLarge();
}

const mediaTypeOf = (headers: Headers) =>
  headers.get('content-type')?.split(';')[0]?.trim().toLowerCase();

const contentLengthOf = (headers: Headers) => Number(headers.get('content-length') ?? 0);

export const uploadTooLarge = () =>
  new AppError('payload_too_large', `A file has at most ${MAX_UPLOAD_BYTES / 2 ** 20} MiB.`);

/**
 * Reads a body of at most 16 MiB, counted while it comes in, and parses it.
 * @throws payload_too_large, invalid_input
 */
export async function readJsonBody(body: ReadableStream<Uint8Array> | null): Promise<unknown> {
  const bytes = await readBytes(body);
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw invalidField('body', 'is not UTF-8');
  }
  try {
    return JSON.parse(text);
  } catch {
    throw invalidField('body', text.trim() === '' ? 'is empty' : 'is not JSON');
  }
}

async function readBytes(body: ReadableStream<Uint8Array> | null): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of body ?? []) {
    size += chunk.byteLength;
    if (size > BODY_LIMIT_BYTES) throw tooLarge();
    chunks.push(chunk);
  }
  return Buffer.concat(chunks, size);
}

const tooLarge = () =>
  new AppError(
    'payload_too_large',
    `A request body is at most ${BODY_LIMIT_BYTES / 1_024 / 1_024} MiB: send more, smaller batches.`,
  );

import 'server-only';
import { randomUUID } from 'node:crypto';
import { open, rm } from 'node:fs/promises';
import path from 'node:path';
import { z } from 'zod';
import type { Clock } from '@/lib/clock';
import { FILE_FORMATS, type UploadAnswer, uploadAnswerSchema } from '@/lib/contract/run';
import { AppError, invalidField } from '@/lib/errors';
import type { DataStore } from '@/lib/server/data-store';
import { MAX_UPLOAD_BYTES, uploadTooLarge } from '@/lib/server/read-json-body';
import { inspectFile, suggestFormat } from './inspect-file';

const LIFE_MS = 86_400_000;
/** Of all files of a connection together; the oldest go first. */
const MAX_KEPT_BYTES = 4 * MAX_UPLOAD_BYTES;
const MAX_AT_ONCE = 4;
const RETRY_AFTER_MS = 10_000;
const FILE = 'content';

const uploadSchema = uploadAnswerSchema.extend({
  faults: z.partialRecord(z.enum(FILE_FORMATS), z.string()),
});
type StoredUpload = z.infer<typeof uploadSchema>;

/** A file that was sent in and may be read. */
export interface Upload extends StoredUpload {
  file: string;
}

interface Means {
  data: DataStore;
  clock: Clock;
  connection: string;
}

/** Files of records that were sent in ahead of the run that sends them; each is kept for a day. */
export class Uploads {
  readonly #data: DataStore;
  readonly #clock: Clock;
  readonly #folder: readonly ['uploads', string];
  readonly #underWay = new Set<string>();

  constructor({ data, clock, connection }: Means) {
    this.#data = data;
    this.#clock = clock;
    this.#folder = ['uploads', connection];
  }

  /**
   * Writes a file to disk as it comes in, and counts its records.
   * @throws payload_too_large beyond 256 MiB, invalid_input where it is empty, busy
   */
  async save(name: string, body: ReadableStream<Uint8Array>): Promise<UploadAnswer> {
    if (this.#underWay.size >= MAX_AT_ONCE) throw tooManyAtOnce();
    const id = randomUUID();
    this.#underWay.add(id);
    try {
      await this.#makeRoom();
      return await this.#take(id, name, body);
    } finally {
      this.#underWay.delete(id);
    }
  }

  async #take(id: string, name: string, body: ReadableStream<Uint8Array>): Promise<UploadAnswer> {
    const file = path.join(await this.#data.makeFolder([...this.#folder, id]), FILE);
    try {
      const sizeBytes = await writeBody(file, body);
      const inspection = await inspectFile(file);
      const format = suggestFormat(name, inspection);
      const expiresAtMs = this.#clock.now() + LIFE_MS;
      const answer = { id, name, sizeBytes, format, records: inspection.records, expiresAtMs };
      await this.#data.writeDocument([...this.#folder, id], { ...answer, ...inspection });
      return answer;
    } catch (error) {
      await rm(path.dirname(file), { recursive: true, force: true });
      throw error;
    }
  }

  /** @throws upload_not_found where there is none, or none any more */
  async get(id: string): Promise<Upload> {
    const upload = await this.#data.readDocument([...this.#folder, id], uploadSchema);
    if (upload && upload.expiresAtMs > this.#clock.now()) {
      return { ...upload, file: path.join(this.#data.pathOf([...this.#folder, id]), FILE) };
    }
    throw new AppError('upload_not_found', 'There is no such file here; files go after a day.');
  }

  /** Removes what is over its day or beyond the bound, and what a crash left of a file that came in. */
  async #makeRoom(): Promise<void> {
    const ids = await this.#data.names(this.#folder);
    const found = await Promise.all(
      ids.map((id) => this.#data.readDocument([...this.#folder, id], uploadSchema)),
    );
    const kept = new Set(this.#underWay);
    let keptBytes = MAX_UPLOAD_BYTES * this.#underWay.size;
    for (const { id, expiresAtMs, sizeBytes } of newestFirst(found)) {
      keptBytes += sizeBytes;
      if (expiresAtMs > this.#clock.now() && keptBytes <= MAX_KEPT_BYTES) kept.add(id);
    }
    const folders = await this.#data.folders(this.#folder);
    for (const id of new Set([...ids, ...folders])) {
      if (!kept.has(id)) await this.#data.remove([...this.#folder, id]);
    }
  }
}

function newestFirst(found: readonly (StoredUpload | null)[]): StoredUpload[] {
  return found
    .filter((upload) => upload !== null)
    .toSorted((a, b) => b.expiresAtMs - a.expiresAtMs);
}

const tooManyAtOnce = () =>
  new AppError('busy', `${MAX_AT_ONCE} files come in at once already.`, {
    retryAfterMs: RETRY_AFTER_MS,
  });

async function writeBody(file: string, body: ReadableStream<Uint8Array>): Promise<number> {
  const handle = await open(file, 'wx', 0o600);
  let sizeBytes = 0;
  try {
    for await (const chunk of body) {
      sizeBytes += chunk.byteLength;
      if (sizeBytes > MAX_UPLOAD_BYTES) throw uploadTooLarge();
      await handle.appendFile(chunk);
    }
  } finally {
    await handle.close();
  }
  if (sizeBytes === 0) throw invalidField('body', 'the file is empty');
  return sizeBytes;
}

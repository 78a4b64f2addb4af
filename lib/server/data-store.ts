import { createHash, randomUUID } from 'node:crypto';
import type { Dirent } from 'node:fs';
import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { z } from 'zod';

/** Nobody but the server's own user reads what people sent and saved. */
const OWNER_ONLY = 0o700;
const OWN_FILE = 0o600;
/** Lower case, so that two names are two files on a disk that takes `A` for `a`. */
const PLAIN_NAME = /^[a-z0-9][a-z0-9-]{0,60}$/;

export type Segments = readonly [string, ...string[]];

/** JSON documents, and folders for larger files, in the server's data directory. Names may be any text. */
export class DataStore {
  readonly #root: string;
  #changing: Promise<unknown> = Promise.resolve();

  constructor(root: string) {
    this.#root = root;
  }

  /** Where the files of a name stand; not made yet. */
  pathOf(segments: Segments): string {
    return path.join(this.#root, ...segments.map(fileName));
  }

  /** The folder of a name, made with those above it where it is missing. */
  async makeFolder(segments: Segments): Promise<string> {
    const folder = this.pathOf(segments);
    await mkdir(folder, { recursive: true, mode: OWNER_ONLY });
    return folder;
  }

  /** The document of a name; null where there is none. One that cannot be read as the schema has it is set aside. */
  async readDocument<S extends z.ZodType>(
    segments: Segments,
    schema: S,
  ): Promise<z.output<S> | null> {
    const file = documentFile(this.pathOf(segments));
    const text = await textOf(file);
    if (text === null) return null;
    const parsed = schema.safeParse(jsonOf(text));
    if (parsed.success) return parsed.data;
    await rename(file, `${file}.unreadable`);
    return null;
  }

  /** Replaces the document of a name as a whole: a reader, or a crash, finds the old one or the new one. */
  async writeDocument(segments: Segments, value: unknown): Promise<void> {
    const file = documentFile(this.pathOf(segments));
    await mkdir(path.dirname(file), { recursive: true, mode: OWNER_ONLY });
    const unfinished = `${file}.${randomUUID()}.tmp`;
    try {
      await writeFile(unfinished, JSON.stringify(value), { mode: OWN_FILE, flush: true });
      await rename(unfinished, file);
    } catch (error) {
      await rm(unfinished, { force: true });
      throw error;
    }
  }

  /** Replaces the document of a name by what `change` makes of it; changes take turns. */
  changeDocument<S extends z.ZodType>(
    segments: Segments,
    schema: S,
    change: (document: z.output<S> | null) => z.output<S>,
  ): Promise<z.output<S>> {
    const changed = this.#changing.then(async () => {
      const next = change(await this.readDocument(segments, schema));
      await this.writeDocument(segments, next);
      return next;
    });
    this.#changing = changed.catch(() => undefined);
    return changed;
  }

  /** Names of the documents below a name, of those that are spelt as they are stored (ids are). */
  async names(segments: Segments): Promise<string[]> {
    const entries = await entriesOf(this.pathOf(segments));
    return entries
      .filter((entry) => entry.isFile() && entry.name.endsWith(ENDING))
      .map(({ name }) => path.basename(name, ENDING));
  }

  /** Names of the folders below a name, as `names`. */
  async folders(segments: Segments): Promise<string[]> {
    const entries = await entriesOf(this.pathOf(segments));
    return entries.filter((entry) => entry.isDirectory()).map(({ name }) => name);
  }

  /** Removes the document of a name and everything below it. */
  async remove(segments: Segments): Promise<void> {
    const folder = this.pathOf(segments);
    await rm(documentFile(folder), { force: true });
    await rm(folder, { recursive: true, force: true });
  }
}

/** A name as it may stand in a path: itself where it is harmless, otherwise its digest. */
function fileName(name: string): string {
  if (PLAIN_NAME.test(name)) return name;
  return `~${createHash('sha256').update(name).digest('hex').slice(0, 40)}`;
}

const ENDING = '.json';
const documentFile = (pathOfName: string) => `${pathOfName}${ENDING}`;

async function entriesOf(folder: string): Promise<Dirent[]> {
  try {
    return await readdir(folder, { withFileTypes: true });
  } catch (error) {
    if (isMissing(error)) return [];
    throw error;
  }
}

async function textOf(file: string): Promise<string | null> {
  try {
    return await readFile(file, 'utf8');
  } catch (error) {
    if (isMissing(error)) return null;
    throw error;
  }
}

/** Whether a file operation failed because nothing is there. */
export function isMissing(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ENOENT';
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

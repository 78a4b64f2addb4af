import 'server-only';
import path from 'node:path';
import type { Logger } from 'pino';
import type { Clock } from '@/lib/clock';
import { type Run, runRequestSchema } from '@/lib/contract/run';
import { AppError } from '@/lib/errors';
import type { DataStore, Segments } from '@/lib/server/data-store';
import type { LiveRuns } from './live-runs';
import type { RunBody } from './open-source';
import { recoverRun } from './recover-run';
import { type RunDocument, runDocumentSchema } from './run-document';
import { scanJournal } from './scan-journal';
import { Uploads } from './uploads';
import { blocksSchema, type VerdictBlock } from './verdict-index';

const KEPT_RUNS = 100;

interface Means {
  data: DataStore;
  clock: Clock;
  live: LiveRuns;
  log: Logger;
  connection: string;
}

export interface JournalPlace {
  file: string;
  blocks: readonly VerdictBlock[];
}

/** The runs of one connection: those that are under way, and those that are kept on disk. */
export class RunBook {
  readonly live: LiveRuns;
  readonly uploads: Uploads;
  readonly clock: Clock;
  /** For what happens outside of requests. */
  readonly log: Logger;
  readonly #data: DataStore;
  readonly #connection: string;
  readonly #streams = new Map<string, Promise<Map<string, RunDocument>>>();

  constructor(means: Means) {
    this.live = means.live;
    this.clock = means.clock;
    this.log = means.log;
    this.uploads = new Uploads(means);
    this.#data = means.data;
    this.#connection = means.connection;
  }

  /** Newest first, at most 100. */
  async list(stream: string): Promise<Run[]> {
    const documents = await this.#documents(stream);
    return newestFirst(documents).map(({ run }) => this.#now(run));
  }

  /** @throws run_not_found */
  async get(stream: string, id: string): Promise<RunDocument> {
    const document = (await this.#documents(stream)).get(id);
    if (document) return { ...document, run: this.#now(document.run) };
    throw new AppError('run_not_found', `The stream ${stream} has no run ${id} here.`);
  }

  /**
   * Keeps a document in place of its former state; the oldest runs beyond the newest 100 go, but for those that are under
   * way or whose records are being sent again.
   */
  async save(document: RunDocument): Promise<void> {
    const { stream, id } = document.run;
    const documents = await this.#documents(stream);
    documents.set(id, document);
    await this.#data.writeDocument(this.#place(stream, id), document);
    const old = newestFirst(documents).slice(KEPT_RUNS);
    const underWay = [...documents.values()].filter(({ run }) => run.endedAtMs === null);
    const needed = new Set(underWay.flatMap(({ run, resend }) => [run.id, resend?.run]));
    for (const { run } of old.filter((one) => !needed.has(one.run.id))) await this.discard(run);
  }

  /** Leaves nothing of a run, in sight or on disk. */
  async discard({ stream, id }: Pick<Run, 'stream' | 'id'>): Promise<void> {
    (await this.#documents(stream)).delete(id);
    await this.#data.remove(this.#place(stream, id));
  }

  async saveRequest(stream: string, id: string, body: RunBody): Promise<void> {
    await this.#data.writeDocument([...this.#place(stream, id), 'request'], body);
  }

  /** null for a run that had none of its own. */
  request(stream: string, id: string): Promise<RunBody | null> {
    return this.#data.readDocument([...this.#place(stream, id), 'request'], runRequestSchema);
  }

  /** Where the journal of a run is to be written. */
  async makeJournalFile(stream: string, id: string): Promise<string> {
    return path.join(await this.#data.makeFolder(this.#place(stream, id)), 'journal.jsonl');
  }

  async saveBlocks(stream: string, id: string, blocks: readonly VerdictBlock[]): Promise<void> {
    await this.#data.writeDocument([...this.#place(stream, id), 'blocks'], blocks);
  }

  /** Where the verdicts of a run stand by now, all of them on disk. */
  async journal(stream: string, id: string): Promise<JournalPlace> {
    const live = this.live.get(id);
    const file = path.join(this.#data.pathOf(this.#place(stream, id)), 'journal.jsonl');
    if (live) {
      await live.journal.flush();
      return { file, blocks: live.journal.index.blocks.map((block) => ({ ...block })) };
    }
    const kept = await this.#data.readDocument(
      [...this.#place(stream, id), 'blocks'],
      blocksSchema,
    );
    return { file, blocks: kept ?? (await scanJournal(file)).index.blocks };
  }

  #place(stream: string, id: string): Segments {
    return ['runs', this.#connection, stream, id];
  }

  #now(run: Run): Run {
    return this.live.get(run.id)?.run ?? run;
  }

  #documents(stream: string): Promise<Map<string, RunDocument>> {
    const known = this.#streams.get(stream);
    if (known) return known;
    const loading = this.#load(stream);
    this.#streams.set(stream, loading);
    loading.catch(() => this.#streams.delete(stream));
    return loading;
  }

  /** Runs that were under way when a process ended are brought to their end here. */
  async #load(stream: string): Promise<Map<string, RunDocument>> {
    const ids = await this.#data.names(['runs', this.#connection, stream]);
    const documents = new Map<string, RunDocument>();
    for (const id of ids) {
      const found = await this.#data.readDocument(this.#place(stream, id), runDocumentSchema);
      if (!found) continue;
      const document = isLeftBehind(found) ? await recoverRun(this, found) : found;
      if (document !== found) await this.#data.writeDocument(this.#place(stream, id), document);
      documents.set(id, document);
    }
    return documents;
  }
}

function newestFirst(documents: ReadonlyMap<string, RunDocument>): RunDocument[] {
  return Array.from(documents.values()).toSorted(
    (a, b) => b.run.startedAtMs - a.run.startedAtMs || (a.run.id < b.run.id ? 1 : -1),
  );
}

/** Whether nobody works on a run any more that was never brought to its end. */
function isLeftBehind({ run, pid }: RunDocument): boolean {
  if (run.endedAtMs !== null) return false;
  return pid === process.pid || !isAlive(pid);
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}

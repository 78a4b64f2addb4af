import 'server-only';
import type { DecodeSettings, DecodingAnswer } from '@/lib/contract/record';
import { decodingAnswerSchema } from '@/lib/contract/record';
import { type CompiledSettings, compileSettings } from '@/lib/decode/compile-settings';
import type { DataStore } from './data-store';

interface Remembered {
  answer: DecodingAnswer;
  compiled: CompiledSettings;
}

const AUTOMATIC: DecodingAnswer = { settings: {}, savedAtMs: null };

/** How each stream of a connection is decoded, remembered over restarts. */
export class Decoding {
  readonly #data: DataStore;
  readonly #connection: string;
  readonly #streams = new Map<string, Promise<Remembered>>();

  constructor(data: DataStore, connection: string) {
    this.#data = data;
    this.#connection = connection;
  }

  async settings(stream: string): Promise<DecodingAnswer> {
    return (await this.#remember(stream)).answer;
  }

  /** The same object for as long as the settings stand, so that decoded records can be shared. */
  async compiled(stream: string): Promise<CompiledSettings> {
    return (await this.#remember(stream)).compiled;
  }

  /** @throws invalid_input at the field whose text is no schema */
  async set(stream: string, settings: DecodeSettings, nowMs: number): Promise<DecodingAnswer> {
    const compiled = compileSettings(settings);
    const automatic = Object.keys(settings).length === 0;
    const answer = automatic ? AUTOMATIC : { settings, savedAtMs: nowMs };
    if (automatic) await this.#data.remove(this.#place(stream));
    else await this.#data.writeDocument(this.#place(stream), answer);
    this.#streams.set(stream, Promise.resolve({ answer, compiled }));
    return answer;
  }

  #remember(stream: string): Promise<Remembered> {
    const known = this.#streams.get(stream);
    if (known) return known;
    const read = this.#read(stream);
    this.#streams.set(stream, read);
    return read;
  }

  async #read(stream: string): Promise<Remembered> {
    try {
      const saved = await this.#data.readDocument(this.#place(stream), decodingAnswerSchema);
      const answer = saved ?? AUTOMATIC;
      return { answer, compiled: compileSettings(answer.settings) };
    } catch (error) {
      this.#streams.delete(stream);
      throw error;
    }
  }

  #place(stream: string) {
    return ['decoding', this.#connection, stream] as const;
  }
}

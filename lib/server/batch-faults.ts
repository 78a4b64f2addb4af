import { AppError, type FieldFault } from '@/lib/errors';
import type { TemplateFault } from '@/lib/template/template-fault';

const FAULTS_SHOWN = 100;

/** Faults of a batch by field, gathered so that the caller hears of many at once. */
export class BatchFaults {
  readonly #faults: FieldFault[] = [];

  add(field: string, message: string): void {
    this.#faults.push({ field, message });
  }

  /** Whether there are as many as will be shown, so that looking for more is of no use. */
  get enough(): boolean {
    return this.#faults.length >= FAULTS_SHOWN;
  }

  /** Adds what is wrong with a template's text, each at its line and column, counted from 1. */
  addTemplate(field: string, text: string, faults: readonly TemplateFault[]): void {
    for (const { offset, message } of faults) {
      const before = text.slice(0, offset).split('\n');
      const column = (before.at(-1)?.length ?? 0) + 1;
      this.add(field, `line ${before.length}, column ${column}: ${message}`);
    }
  }

  /** @throws invalid_input when there is any */
  throwIfAny(): void {
    const [first] = this.#faults;
    if (!first) return;
    const more = this.#faults.length > 1 ? ` (and ${this.#faults.length - 1} more)` : '';
    throw new AppError('invalid_input', `${first.field}: ${first.message}${more}`, {
      fields: this.#faults,
    });
  }
}

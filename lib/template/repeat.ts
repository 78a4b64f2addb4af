import { z } from 'zod';
import { type Call, withArguments } from './bind-call';
import { argumentOf, type Produce, type RenderState } from './generator';
import type { Placeholder } from './scan-placeholders';
import type { TemplateFault } from './template-fault';

/** How often a part stands in one record at most, repeats around it counted in. */
const MOST_TIMES = 10_000;
const MOST_DEPTH = 8;
/** Of the text with its repeats written out: no stream takes a larger record. */
const MOST_CHARACTERS = 10 * 1_048_576;
const MOST_FAULTS = 50;

const times = z.int().min(0).max(MOST_TIMES);
const repeatSchema = z
  .union([
    times.transform((count) => ({ min: count, max: count, separator: ',' })),
    z.strictObject({ min: times, max: times, separator: z.string().max(100).default(',') }),
  ])
  .refine(({ min, max }) => min <= max, { message: 'min is above max' });
type Repeat = z.output<typeof repeatSchema>;

/** Where a part that is repeated begins, or ends. */
export interface RepeatMark {
  placeholder: Placeholder;
  /** null at the end. */
  repeat: Repeat | null;
}

/** The mark that a call stands for, if it is one. @throws PlaceholderFault for a bad argument */
export function repeatMark(call: Call, placeholder: Placeholder): RepeatMark | undefined {
  if (call.name === 'end' && call.argument === '') return { placeholder, repeat: null };
  if (call.name !== 'repeat') return undefined;
  return { placeholder, repeat: withArguments(call, (args) => argumentOf(repeatSchema, args)) };
}

/** A placeholder with its generator. */
export interface BoundPlaceholder {
  placeholder: Placeholder;
  produce: Produce;
}

type Piece = string | Produce;

interface Level {
  pieces: Piece[];
  /** How often a record holds what stands here, at most. */
  times: number;
  depth: number;
  /** null outside of every repeat. */
  inside: { placeholder: Placeholder; repeat: Repeat; outer: Level } | null;
}

type Folded = { ok: true; produce: Produce } | { ok: false; faults: TemplateFault[] };

/** Makes one generator of a whole template: each repeat of what stands between its marks. */
export function foldRepeats(parts: readonly (string | BoundPlaceholder | RepeatMark)[]): Folded {
  const fold = new Fold();
  for (const part of parts) {
    if (typeof part === 'string') fold.add(part, part.length);
    else if ('produce' in part) fold.add(part.produce, part.placeholder.length);
    else if (part.repeat) fold.open(part.placeholder, part.repeat);
    else fold.close(part.placeholder);
  }
  return fold.end();
}

class Fold {
  readonly #faults: TemplateFault[] = [];
  #level: Level = { pieces: [], times: 1, depth: 0, inside: null };
  #characters = 0;

  add(piece: Piece, characters: number): void {
    const { pieces, times: often, inside } = this.#level;
    pieces.push(piece);
    if (this.#characters > MOST_CHARACTERS) return;
    this.#characters += often * characters;
    if (this.#characters > MOST_CHARACTERS && inside) {
      this.#fault(inside.placeholder, 'repeat: a record would have more than 10 MiB');
    }
  }

  open(placeholder: Placeholder, repeat: Repeat): void {
    const { times: outerTimes, depth: outerDepth } = this.#level;
    const inside = { placeholder, repeat, outer: this.#level };
    const [often, depth] = [outerTimes * Math.max(1, repeat.max), outerDepth + 1];
    this.#level = { pieces: [], times: often, depth, inside };
    if (often > MOST_TIMES) {
      this.#fault(placeholder, `repeat: comes to ${often} times in all, at most ${MOST_TIMES}`);
    } else if (depth > MOST_DEPTH) {
      this.#fault(
        placeholder,
        `repeat: stands within ${outerDepth} others, at most ${MOST_DEPTH - 1}`,
      );
    }
  }

  close(placeholder: Placeholder): void {
    const { inside, pieces } = this.#level;
    if (!inside) {
      this.#fault(placeholder, 'no {{repeat(…)}} stands before this {{end}}');
      return;
    }
    inside.outer.pieces.push(repeated(inside.repeat, pieces));
    this.#level = inside.outer;
  }

  end(): Folded {
    const { pieces, inside } = this.#level;
    if (inside) this.#fault(inside.placeholder, 'repeat: no {{end}} stands after it');
    if (this.#faults.length > 0) return { ok: false, faults: this.#faults };
    return { ok: true, produce: (state) => textOf(pieces, state) };
  }

  #fault({ offset, length }: Placeholder, message: string): void {
    if (this.#faults.length < MOST_FAULTS) this.#faults.push({ offset, length, message });
  }
}

function repeated({ min, max, separator }: Repeat, pieces: readonly Piece[]): Produce {
  return (state) => {
    const count = min + Math.floor(state.random() * (max - min + 1));
    return Array.from({ length: count }, () => textOf(pieces, state)).join(separator);
  };
}

function textOf(pieces: readonly Piece[], state: RenderState): string {
  let text = '';
  for (const piece of pieces) text += typeof piece === 'string' ? piece : piece(state);
  return text;
}

import type { z } from 'zod';
import type { RandomSource } from './random-source';
import { PlaceholderFault } from './template-fault';

/** What a record is rendered from. */
export interface RenderState {
  /** Position of the record in its batch, from 0. */
  index: number;
  nowMs: number;
  random: RandomSource;
}

export type Produce = (state: RenderState) => string;

/** Checks the arguments of a placeholder once, and answers what makes its text for each record. */
export type Generator = (args: readonly unknown[]) => Produce;

/**
 * A generator with one argument, `undefined` where the template gives none.
 * @throws PlaceholderFault from the generator, when the argument does not fit
 */
export function generator<A>(argument: z.ZodType<A>, make: (argument: A) => Produce): Generator {
  return (args) => make(argumentOf(argument, args));
}

/** The one argument of a call, as its schema has it. @throws PlaceholderFault */
export function argumentOf<A>(argument: z.ZodType<A>, args: readonly unknown[]): A {
  if (args.length > 1) throw new PlaceholderFault(`takes one argument, got ${args.length}`);
  const parsed = argument.safeParse(args[0]);
  if (parsed.success) return parsed.data;
  throw new PlaceholderFault(parsed.error.issues.map(sentence).join('; '));
}

/** A generator that takes no argument. */
export function plain(produce: Produce): Generator {
  return (args) => {
    if (args.length > 0) throw new PlaceholderFault('takes no argument');
    return produce;
  };
}

function sentence({ path, message }: { path: PropertyKey[]; message: string }): string {
  return path.length === 0 ? message : `${path.join('.')}: ${message}`;
}

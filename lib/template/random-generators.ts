import { z } from 'zod';
import { speak } from './english';
import { type Generator, generator, plain } from './generator';
import type { RandomSource } from './random-source';

const DEFAULT_MAX = 99_999;
const finite = z.number().min(-1e15).max(1e15);
const precision = z.number().min(1e-9).max(1e9);

const rangeSchema = z
  .union([
    finite.transform((max) => ({ min: 0, max, precision: undefined })),
    z.strictObject({
      min: finite.default(0),
      max: finite.default(DEFAULT_MAX),
      precision: precision.optional(),
    }),
  ])
  .default({ min: 0, max: DEFAULT_MAX, precision: undefined })
  .refine(({ min, max }) => min <= max, { message: 'min is above max' });

const elementSchema = z.union([z.string(), z.number(), z.boolean(), z.null()]);

const weightedSchema = z
  .strictObject({
    weights: z.array(z.number().min(0)).min(1),
    data: z.array(elementSchema).min(1),
  })
  .refine(({ weights, data }) => weights.length === data.length, {
    message: 'weights and data differ in length',
  })
  .refine(({ weights }) => weights.some((weight) => weight > 0), {
    message: 'all weights are zero',
  });

const normalSchema = z.strictObject({
  mean: finite,
  sd: z.number().min(0).max(1e15),
  precision: precision.default(0.000001),
});

function numbers(byDefault: number): Generator {
  return generator(rangeSchema, ({ min, max, precision: step = byDefault }) => {
    const steps = Math.floor((max - min) / step + 1e-9);
    const digits = Math.max(decimals(step), decimals(min));
    return ({ random }) => (min + Math.floor(random() * (steps + 1)) * step).toFixed(digits);
  });
}

export const RANDOM_GENERATORS: Readonly<Record<string, Generator>> = {
  'random.number': numbers(1),
  'random.float': numbers(0.01),
  'random.normal': generator(normalSchema, ({ mean, sd, precision: step }) => {
    const digits = decimals(step);
    return ({ random }) => (Math.round((mean + sd * normal(random)) / step) * step).toFixed(digits);
  }),
  'random.arrayElement': generator(z.array(elementSchema).min(1), (elements) => {
    const texts = elements.map(String);
    return ({ random }) => texts[Math.floor(random() * texts.length)] ?? '';
  }),
  'random.weightedArrayElement': generator(weightedSchema, ({ weights, data }) => {
    const texts = data.map(String);
    const total = weights.reduce((sum, weight) => sum + weight, 0);
    return ({ random }) => texts[weightedIndex(weights, random() * total)] ?? '';
  }),
  'random.boolean': plain(({ random }) => String(random() < 0.5)),
  'random.uuid': plain(({ random }) => speak(random, (english) => english.string.uuid())),
  'random.word': plain(({ random }) => speak(random, (english) => english.word.sample())),
};

function decimals(value: number): number {
  const [mantissa = '', exponent = '0'] = String(value).split('e');
  return Math.max(0, (mantissa.split('.')[1]?.length ?? 0) - Number(exponent));
}

/** The Box–Muller transform. */
function normal(random: RandomSource): number {
  const radius = Math.sqrt(-2 * Math.log(1 - random()));
  return radius * Math.cos(2 * Math.PI * random());
}

function weightedIndex(weights: readonly number[], at: number): number {
  let below = 0;
  for (const [index, weight] of weights.entries()) {
    below += weight;
    if (at < below) return index;
  }
  return weights.findLastIndex((weight) => weight > 0);
}

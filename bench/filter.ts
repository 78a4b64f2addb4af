import { type CompiledFilter, compileFilter } from '@/lib/filter/compile-filter';
import type { Bench } from './bench';
import { cpuRace } from './cpu-race';
import { RARE_COUPON, type Sample, sampleOrders } from './filter/sample-orders';
import { verdict } from './verdict';

const RECORDS = 1_000;
const GOAL = 0.9;
const PREFILTER_GOAL = 1.8;

interface Question {
  name: string;
  text: string;
  /** By the bytes first, as a reader of records that are not packed asks. */
  prefiltered?: true;
}

const QUESTIONS: readonly Question[] = [
  { name: 'nested-equality', text: 'data.customer.address.zip == "101"' },
  {
    name: 'range-and-text',
    text: 'data.total >= 250 && data.total < 300 && data.customer.email.startsWith("customer.1")',
  },
  {
    name: 'metadata-and-data',
    text: 'shard != "" && size > 500 && data.payment.captured == false',
  },
  { name: 'exists', text: 'data.items.exists(item, item.price > 199.5)' },
  { name: 'regex', text: 'data.source.campaign.matches("^spring-1[01]$")' },
  { name: 'rare-equality', text: `data.coupon == "${RARE_COUPON}"`, prefiltered: true },
  {
    name: 'rare-equality-and-range',
    text: `data.total > 100 && data.coupon == "${RARE_COUPON}"`,
    prefiltered: true,
  },
  { name: 'words', text: RARE_COUPON.toLowerCase(), prefiltered: true },
];

export const filterBench: Bench = {
  name: 'filter',
  about: 'filters over JSON records of 1 KB, against JSON.parse of the same records',
  async run() {
    const samples = sampleOrders(RECORDS);
    for (const question of QUESTIONS) measure(question, samples);
  },
};

type Pass = (samples: readonly Sample[]) => number;

function measure({ name, text, prefiltered }: Question, samples: readonly Sample[]): void {
  const result = compileFilter(text);
  if (!result.ok) throw new Error(result.fault.message);
  const parse = prefiltered ? parseBytes : parseText;
  const filter = prefiltered ? filterBytes(result.filter) : filterText(result.filter);
  verdict({
    what: `P5 filter/${name} vs-JSON.parse`,
    value: cpuRace(
      () => parse(samples),
      () => filter(samples),
    ),
    goal: { atLeast: prefiltered ? PREFILTER_GOAL : GOAL },
  });
}

function parseText(samples: readonly Sample[]): number {
  let count = 0;
  for (const { subject } of samples) if (JSON.parse(subject.text) !== null) count += 1;
  return count;
}

function parseBytes(samples: readonly Sample[]): number {
  let count = 0;
  for (const { bytes } of samples) if (JSON.parse(bytes.toString()) !== null) count += 1;
  return count;
}

function filterText(filter: CompiledFilter): Pass {
  return (samples) => samples.filter(({ subject }) => filter.test(subject).matches).length;
}

function filterBytes(filter: CompiledFilter): Pass {
  const mayMatch = filter.mayMatchBytes;
  if (mayMatch === undefined) throw new Error('There is no test by bytes.');
  const matches = ({ bytes, subject }: Sample): boolean =>
    mayMatch(bytes, subject.key) && filter.test({ ...subject, text: bytes.toString() }).matches;
  return (samples) => samples.filter(matches).length;
}

import { muteSdkVersionNotice } from '@/lib/server/env';
import type { Bench } from './bench';
import { decodeBench } from './decode';
import { filterBench } from './filter';
import { hashBench } from './hash';
import { localBench } from './local';
import { producerBench } from './producer';
import { readerBench } from './reader';
import { tailBench } from './tail';

const BENCHES: readonly Bench[] = [
  decodeBench,
  localBench,
  producerBench,
  filterBench,
  hashBench,
  readerBench,
  tailBench,
];

async function main(names: readonly string[]): Promise<void> {
  const unknown = names.find((name) => !BENCHES.some((bench) => bench.name === name));
  if (unknown !== undefined || names.length === 0) {
    if (unknown !== undefined) console.error(`There is no bench named ${unknown}.`);
    console.log('npm run bench -- <name…>\n');
    for (const { name, about } of BENCHES) console.log(`  ${name.padEnd(10)}${about}`);
    process.exitCode = unknown === undefined ? 0 : 1;
    return;
  }
  for (const bench of BENCHES.filter(({ name }) => names.includes(name))) {
    console.log(`${bench.name}: ${bench.about}\n`);
    await bench.run();
  }
}

muteSdkVersionNotice();
await main(process.argv.slice(2));

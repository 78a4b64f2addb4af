import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';

/** What the dashboard is built from; the local service, the terminal programs and tests are not in it. */
const SOURCES = [
  'app',
  'components',
  'lib',
  'public',
  'instrumentation.ts',
  'next.config.js',
  'package-lock.json',
  'package.json',
  'postcss.config.mjs',
  'proxy.ts',
  'tailwind.config.ts',
  'tsconfig.json',
];
const NOT_BUILT = /^lib\/(local|cli)\/|\.test\.tsx?$/;

/** Beside the build itself, so that whatever removes the one removes the other. */
const STAMP_FILE = path.join('.next', 'standalone', 'source-stamp');

/** A digest of the contents of all that the dashboard is built from, below the folder `root`. */
export function sourceStamp(root: string): string {
  const hash = createHash('sha256');
  for (const file of SOURCES.flatMap((source) => filesOf(root, source)).toSorted()) {
    if (NOT_BUILT.test(file)) continue;
    hash
      .update(`${file}\0`)
      .update(readFileSync(path.join(root, file)))
      .update('\0');
  }
  return hash.digest('hex');
}

/** Whether the build below `root` was made from just these sources. */
export function isBuilt(root: string): boolean {
  const file = path.join(root, STAMP_FILE);
  return existsSync(file) && readFileSync(file, 'utf8') === sourceStamp(root);
}

/** Marks the build below `root` as made from sources of the given stamp, taken before the build began. */
export function stampBuild(root: string, stamp: string): void {
  writeFileSync(path.join(root, STAMP_FILE), stamp);
}

/** Takes the mark away before a build begins, so that one that was broken off is not taken for whole. */
export function unstampBuild(root: string): void {
  rmSync(path.join(root, STAMP_FILE), { force: true });
}

function filesOf(root: string, source: string): string[] {
  const file = path.join(root, source);
  if (!existsSync(file)) return [];
  if (statSync(file).isFile()) return [source];
  return readdirSync(file).flatMap((name) => filesOf(root, `${source}/${name}`));
}

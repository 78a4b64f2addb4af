import { execFile } from 'node:child_process';
import { readdir, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { build } from 'esbuild';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
/** By the name under which the package exports it. */
const ENTRIES = { producer: 'lib/producer/producer.ts' };
const TYPESCRIPT = path.join(ROOT, 'node_modules/typescript/bin/tsc');
const SPECIFIER = /(?<=\b(?:from|import) ?\(?['"])(@\/|\.\/)([^'"]+)(?=['"])/g;

/**
 * Builds what package.json exports into a folder, which it empties first: one module an entry, with the packages that
 * it needs left outside, and declarations that a program can read whatever its settings are.
 */
export async function buildLibrary(outDir: string): Promise<void> {
  await rm(outDir, { recursive: true, force: true });
  await build({
    absWorkingDir: ROOT,
    entryPoints: ENTRIES,
    outdir: outDir,
    bundle: true,
    splitting: true,
    packages: 'external',
    format: 'esm',
    platform: 'node',
    target: 'node20.19',
    sourcemap: true,
    logLevel: 'warning',
  });
  await declareTypes(path.join(outDir, 'types'));
}

async function declareTypes(outDir: string): Promise<void> {
  const project = path.join(path.dirname(outDir), 'tsconfig.json');
  const compilerOptions = {
    noEmit: false,
    incremental: false,
    declaration: true,
    emitDeclarationOnly: true,
    rootDir: ROOT,
    outDir,
    plugins: [],
    types: ['node'],
    typeRoots: [path.join(ROOT, 'node_modules/@types')],
    paths: { '@/*': [`${ROOT}*`] },
  };
  const files = Object.values(ENTRIES).map((entry) => path.join(ROOT, entry));
  const settings = { extends: path.join(ROOT, 'tsconfig.json'), compilerOptions, files };
  await writeFile(project, JSON.stringify({ ...settings, include: [] }));
  await promisify(execFile)(process.execPath, [TYPESCRIPT, '--project', project]);
  await rm(project);
  const written = await readdir(outDir, { recursive: true });
  await Promise.all(
    written.filter((file) => file.endsWith('.d.ts')).map((file) => namePaths(outDir, file)),
  );
}

/** Turns the paths of this house into relative ones with their ending, as Node's own resolution wants them. */
async function namePaths(outDir: string, file: string): Promise<void> {
  const place = path.join(outDir, file);
  const text = await readFile(place, 'utf8');
  const named = text.replaceAll(SPECIFIER, (_whole, start: string, target: string) => {
    if (start === './') return `./${target}.js`;
    const relative = path.posix.relative(path.posix.dirname(file), target);
    return `${relative.startsWith('.') ? relative : `./${relative}`}.js`;
  });
  await writeFile(place, named);
}

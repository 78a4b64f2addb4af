import { spawn } from 'node:child_process';
import { createRequire } from 'node:module';
import { isBuilt, sourceStamp, stampBuild, unstampBuild } from './source-stamp';

/** The build did not succeed; `output` is all that it wrote. */
export class BuildFailure extends Error {
  constructor(readonly output: string) {
    super('The dashboard could not be built');
    this.name = 'BuildFailure';
  }
}

/**
 * Builds the dashboard below the folder `root`, unless a build of just these sources is there.
 * @returns whether there was anything to build
 * @throws BuildFailure, and the signal's reason when aborted
 */
export async function buildDashboard(root: string, signal: AbortSignal): Promise<boolean> {
  if (isBuilt(root)) return false;
  const stamp = sourceStamp(root);
  unstampBuild(root);
  await runBuild(root, signal);
  stampBuild(root, stamp);
  return true;
}

function runBuild(root: string, signal: AbortSignal): Promise<void> {
  const next = createRequire(`${root}/package.json`).resolve('next/dist/bin/next');
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [next, 'build'], {
      cwd: root,
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { ...process.env, NEXT_TELEMETRY_DISABLED: '1' },
      signal,
    });
    let output = '';
    const keep = (chunk: Buffer) => {
      output += chunk.toString();
    };
    child.stdout.on('data', keep);
    child.stderr.on('data', keep);
    child.once('error', (error) => reject(signal.aborted ? signal.reason : error));
    child.once('close', (code) => (code === 0 ? resolve() : reject(new BuildFailure(output))));
  });
}

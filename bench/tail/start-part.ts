import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';

export interface Part {
  /** Its first line. */
  said: string;
  end(): Promise<void>;
}

/** Starts a program of this folder as a process of its own, and waits for its first line. */
export async function startPart(file: string): Promise<Part> {
  const child = spawn(
    process.execPath,
    ['--conditions=react-server', '--import', 'tsx', `bench/tail/${file}`],
    {
      stdio: ['ignore', 'pipe', 'inherit'],
      env: { ...process.env, AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: 'true' },
    },
  );
  const exited = once(child, 'exit');
  const said = await Promise.race([
    once(createInterface(child.stdout), 'line').then(([line]) => String(line)),
    exited.then(() => undefined),
  ]);
  if (said === undefined) throw new Error(`${file} ended before it said anything`);
  return {
    said,
    async end() {
      child.kill();
      await exited;
    },
  };
}

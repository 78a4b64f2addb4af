import { existsSync } from 'node:fs';
import { findBrowser } from './find-browser';
import { bin, runCommand } from './run-command';

type Found = { path: string } | { failure: string };

/** Fetches a Chromium: as root on Debian from its own packages, elsewhere through Playwright. */
export async function installBrowser(): Promise<Found> {
  const isDebianRoot = process.getuid?.() === 0 && existsSync('/etc/debian_version');
  const ways = isDebianRoot ? [throughApt, throughPlaywright] : [throughPlaywright];
  const failures: string[] = [];
  for (const way of ways) {
    const outcome = await way();
    const path = findBrowser();
    if (path) return { path };
    failures.push(outcome.output.trim());
  }
  return {
    failure: `No browser was found and none could be installed; set CHROMIUM_PATH to a Chromium.\n${failures.join('\n')}`,
  };
}

async function throughApt() {
  const quiet = { DEBIAN_FRONTEND: 'noninteractive' };
  const update = await runCommand(['apt-get', 'update'], quiet);
  if (!update.ok) return update;
  return runCommand(['apt-get', 'install', '-y', '--no-install-recommends', 'chromium'], quiet);
}

function throughPlaywright() {
  return runCommand([bin('playwright'), 'install', 'chromium']);
}

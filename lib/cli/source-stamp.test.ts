import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { isBuilt, sourceStamp, stampBuild, unstampBuild } from './source-stamp';

let root: string;
beforeEach(() => {
  root = mkdtempSync(path.join(tmpdir(), 'shardlens-stamp-'));
  write('app/page.tsx', 'page');
  write('package.json', '{}');
  mkdirSync(path.join(root, '.next', 'standalone'), { recursive: true });
});
afterEach(() => rmSync(root, { recursive: true }));

function write(file: string, text: string): void {
  mkdirSync(path.dirname(path.join(root, file)), { recursive: true });
  writeFileSync(path.join(root, file), text);
}

describe('the stamp of the sources', () => {
  test('stays when nothing changed', () => {
    const stamp = sourceStamp(root);
    write('app/page.tsx', 'page');
    expect(sourceStamp(root)).toBe(stamp);
  });

  test.each([
    ['a changed file', 'app/page.tsx'],
    ['a new file', 'components/new.tsx'],
    ['a new dependency', 'package-lock.json'],
  ])('changes with %s', (_, file) => {
    const stamp = sourceStamp(root);
    write(file, 'other');
    expect(sourceStamp(root)).not.toBe(stamp);
  });

  test.each(['lib/local/start.ts', 'lib/cli/demo.ts', 'app/page.test.tsx', 'docs/page.md'])(
    'does not see %s, which is not in the build',
    (file) => {
      const stamp = sourceStamp(root);
      write(file, 'other');
      expect(sourceStamp(root)).toBe(stamp);
    },
  );

  test('tells a file’s name from its contents', () => {
    write('app/a', 'bc');
    const stamp = sourceStamp(root);
    rmSync(path.join(root, 'app/a'));
    write('app/ab', 'c');
    expect(sourceStamp(root)).not.toBe(stamp);
  });
});

describe('a build', () => {
  test('is current while the sources are those of its stamp', () => {
    expect(isBuilt(root)).toBe(false);
    stampBuild(root, sourceStamp(root));
    expect(isBuilt(root)).toBe(true);
    write('app/page.tsx', 'newer page');
    expect(isBuilt(root)).toBe(false);
  });

  test('is not current once the next one has begun', () => {
    stampBuild(root, sourceStamp(root));
    unstampBuild(root);
    expect(isBuilt(root)).toBe(false);
  });
});

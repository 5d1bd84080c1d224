/** engine/README.md: its example runs as printed, and it leads through every file there is. */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { filesUnder, ROOT, readSource } from '../lib/source.ts';

const README = readSource('engine/README.md');

function block(language: string): string {
  const [, text] = new RegExp(`\`\`\`${language}\n(.*?)\`\`\``, 's').exec(README) ?? [];
  if (text === undefined) throw new Error(`engine/README.md has no block of ${language}`);
  return text;
}

/** Files and folders named in the text: `ratio.ts`, `rules/`. */
const named = [...README.matchAll(/`([\w/-]+(?:\.ts|\/))`/g)].map(([, path]) => path ?? '');

describe('engine/README.md', () => {
  it('has an example that prints what it says', () => {
    const cwd = fileURLToPath(new URL('engine/', ROOT));
    const args = ['--input-type=module-typescript', '--eval', block('ts')];
    const { stdout, stderr, status } = spawnSync(process.execPath, args, { cwd, encoding: 'utf8' });
    expect([status, stderr]).toEqual([0, '']);
    expect(stdout).toBe(block('text'));
  });

  it('names files that exist', () => {
    expect(named.filter((path) => !existsSync(new URL(`engine/${path}`, ROOT)))).toEqual([]);
  });

  it('leaves out no file', () => {
    const folders = named.filter((path) => path.endsWith('/'));
    const files = filesUnder('engine').map((file) => file.slice('engine/'.length));
    const covered = (file: string) => named.includes(file) || folders.some((path) => file.startsWith(path));
    expect(files.filter((file) => !covered(file))).toEqual([]);
  });

  it('is one page', () => {
    expect(README.split(/\s+/).length).toBeLessThan(800);
  });
});

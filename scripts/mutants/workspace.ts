/** A copy of the project to break, so that the working tree is never touched and may change meanwhile. */
import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const LEFT_OUT = new Set(['node_modules', 'dist', 'coverage', 'test-results', 'playwright-report']);

export interface Workspace {
  readonly root: string;
  read(file: string): string;
  write(file: string, text: string): void;
  remove(): void;
}

/** Copies everything but what is built, and points to the packages. Their folder is real, for caches of its own. */
export function openWorkspace(project: string): Workspace {
  const root = mkdtempSync(join(tmpdir(), 'margin-lab-mutants-'));
  for (const name of readdirSync(project)) {
    if (name.startsWith('.') || LEFT_OUT.has(name)) continue;
    cpSync(join(project, name), join(root, name), { recursive: true });
  }
  mkdirSync(join(root, 'node_modules'));
  for (const name of readdirSync(join(project, 'node_modules'))) {
    if (name.startsWith('.') && name !== '.bin') continue;
    symlinkSync(join(project, 'node_modules', name), join(root, 'node_modules', name));
  }
  return {
    root,
    read: (file) => readFileSync(join(root, file), 'utf8'),
    write: (file, text) => writeFileSync(join(root, file), text),
    remove: () => rmSync(root, { recursive: true, force: true }),
  };
}

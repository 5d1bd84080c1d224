/** The files of the engine and the faults that fit into them. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, posix } from 'node:path';
import type { Site } from './edit.ts';
import { exportsIn, sitesIn } from './sites.ts';

/** Every fault of every file of the engine. */
export function sitesUnder(root: string): Site[] {
  const source = (file: string) => readFileSync(join(root, file), 'utf8');
  const inside = readdirSync(join(root, 'engine'), { recursive: true, encoding: 'utf8' });
  const files = inside.map((file) => posix.join('engine', file.replaceAll('\\', '/'))).sort();
  return files
    .filter((file) => file.endsWith('.ts') && !file.endsWith('.d.ts') && !file.endsWith('.test.ts'))
    .flatMap((file) => {
      const exportsOf = (specifier: string) => {
        const path = posix.join(posix.dirname(file), specifier);
        const ours = specifier.startsWith('.') && existsSync(join(root, path));
        return ours ? exportsIn(source(path)) : new Set<string>();
      };
      return sitesIn(file, source(file), exportsOf);
    });
}

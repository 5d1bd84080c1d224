/** Every preset of every widget, as the build plays it, and what the engine knows at some values of its controls. */
import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { parse } from 'yaml';
import type { MomentOf, Preset } from '../../components/notebook/figures.ts';
import type { Widget } from '../../components/widgets/widget.ts';
import { episodeOf } from '../../src/lib/episodes.ts';
import { presetFrom } from '../../src/lib/preset.ts';

export interface Tested {
  readonly widget: Widget;
  readonly presets: readonly Preset[];
  readonly momentOf: MomentOf;
}

const ROOT = path.join(import.meta.dirname, '../..');

/** The slugs, in the order of their names. */
export const slugs = globSync('components/widgets/*/widget.ts', { cwd: ROOT })
  .map((file) => path.basename(path.dirname(file)))
  .toSorted();

export async function tested(slug: string): Promise<Tested> {
  const folder = path.join(ROOT, 'components/widgets', slug);
  const { WIDGET } = (await import(path.join(folder, 'widget.ts'))) as { WIDGET: Widget };
  const { momentOf, ready } = (await import(path.join(folder, 'moment.ts'))) as {
    momentOf: MomentOf;
    ready?: () => Promise<void>;
  };
  await ready?.();
  const files = globSync(`content/scenarios/${slug}.*.yaml`, { cwd: ROOT }).toSorted();
  const presets = files.map((file) => {
    const { episode, ...data } = parse(readFileSync(path.join(ROOT, file), 'utf8'));
    const history = episode === undefined ? {} : { episode: episodeOf(episode) };
    return presetFrom(path.basename(file, '.yaml'), { ...data, ...history });
  });
  return { widget: WIDGET, presets, momentOf };
}

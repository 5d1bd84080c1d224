/** The figures of any preset, whichever widget it belongs to. A widget's engine is fetched when it is asked for. */
import type { Figures, MomentOf, Preset, Values } from '../notebook/figures.ts';

const MOMENTS = import.meta.glob<{ momentOf: MomentOf; ready?: () => Promise<void> }>('./*/moment.ts');

/**
 * Every figure of a preset by name, with some of its values replaced.
 * @throws RangeError when its widget has no `moment.ts`
 */
export async function figuresOf(preset: Preset, overrides: Values = {}): Promise<Figures> {
  const load = MOMENTS[`./${preset.widget}/moment.ts`];
  if (!load) throw new RangeError(`${preset.id}: there is no components/widgets/${preset.widget}/moment.ts.`);
  const { momentOf, ready } = await load();
  // What a figure fetches only when something is changed.
  await ready?.();
  return momentOf(preset, { ...preset.values, ...overrides }).figures;
}

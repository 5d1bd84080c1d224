/** The figure of each widget, with its styles: only pages that draw figures of any widget import this. */
import type { AstroComponentFactory } from 'astro/runtime/server/index.js';

const FIGURES = import.meta.glob<{ default: AstroComponentFactory }>(
  '../../components/widgets/*/*Figure.astro',
  { eager: true },
);

export function figureOf(slug: string): AstroComponentFactory {
  const found = Object.entries(FIGURES).find(([file]) => file.split('/').at(-2) === slug);
  if (!found) throw new Error(`components/widgets/${slug} has no …Figure.astro.`);
  return found[1].default;
}

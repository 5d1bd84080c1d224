/** Pictures of figures, for the cards that other sites show. */
import { existsSync } from 'node:fs';
import type { Widget } from '../../components/widgets/widget.ts';

const WIDGETS = import.meta.glob<{ WIDGET: Widget }>('../../components/widgets/*/widget.ts', { eager: true });

/** A picture and what it shows; none before `npm run cards` has taken it. */
export function cardOf(slug: string): { path: string; alt: string } | undefined {
  const widget = Object.values(WIDGETS).find(({ WIDGET }) => WIDGET.slug === slug)?.WIDGET;
  const path = `cards/${slug}.png`;
  return widget && existsSync(`public/${path}`) ? { path, alt: widget.about } : undefined;
}

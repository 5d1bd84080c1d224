/** Pictures of figures, for the cards that other sites show. */
import { existsSync } from 'node:fs';
import { widgetNamed } from './widget-files.ts';

/** A picture and what it shows; none before `npm run cards` has taken it. */
export function cardOf(slug: string): { path: string; alt: string } | undefined {
  const widget = widgetNamed(slug);
  const path = `cards/${slug}.png`;
  return widget && existsSync(`public/${path}`) ? { path, alt: widget.about } : undefined;
}

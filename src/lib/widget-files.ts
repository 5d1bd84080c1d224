/** What each widget says of itself: a folder in components/widgets/ with a `widget.ts`. Nothing else lists them. */
import type { Widget } from '../../components/widgets/widget.ts';

/** By the path of its file. */
export const WIDGET_FILES = import.meta.glob<Widget>('../../components/widgets/*/widget.ts', {
  eager: true,
  import: 'WIDGET',
});

export function widgetNamed(slug: string): Widget | undefined {
  return Object.values(WIDGET_FILES).find((widget) => widget.slug === slug);
}

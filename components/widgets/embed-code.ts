/** How a figure is put into another page: a frame, our own element, or a link. */
import { type Fixed, type Param, type Values, writeLink } from './params.ts';
import type { Widget } from './widget.ts';

export interface Placed {
  readonly widget: Pick<Widget, 'slug' | 'title' | 'params' | 'height'>;
  /** Id of the preset, and its own values. */
  readonly preset: { readonly id: string; readonly values: Values };
  readonly values: Values;
  /** Where the site begins, such as `https://example.org/margin-lab/`. */
  readonly site: string;
  readonly fixed?: Omit<Fixed, 'preset'>;
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;');
}

function query({ widget, preset, values, fixed }: Placed): string {
  return writeLink(values, widget.params, preset.values, 'main', { ...fixed, preset: preset.id });
}

/** The page of the figure alone, in this state. */
export function embedAddress(placed: Placed): string {
  return `${placed.site}embed/${placed.widget.slug}/${query(placed)}`;
}

/** Widths of a screen on which a frame is as high as a phone needs, and only as high as a tablet needs. */
const SCREENS = { narrow: 360, wide: 860 } as const;

/** Before the frame has said how high it is, or where nobody listens: what the figure needs on a screen of this width. */
function fallback({ narrow, wide }: Widget['height']): string {
  const slope = ((narrow - wide) / (SCREENS.wide - SCREENS.narrow)).toFixed(2);
  return `clamp(${wide}px,${narrow}px + (${SCREENS.narrow}px - 100vw)*${slope},${narrow}px)`;
}

/** A frame for any host: nothing in it hangs on an attribute that a host may strip. What does not fit scrolls. */
export function frameCode(placed: Placed): string {
  const { title, height } = placed.widget;
  const attributes = [
    `src="${escaped(embedAddress(placed))}"`,
    `title="${escaped(title)} (Margin Lab)"`,
    'width="100%"',
    `height="${height.wide}"`,
    `style="border:0;width:100%;height:${fallback(height)}"`,
    'loading="lazy"',
    'allow="fullscreen; clipboard-write"',
  ];
  return `<iframe ${attributes.join(' ')}></iframe>`;
}

/** Our own element, for pages that may run scripts: it fits itself, and tells the page what the reader does. */
export function elementCode(placed: Placed): string {
  const { widget, preset, values, site, fixed = {} } = placed;
  const changed = new URLSearchParams(writeLink(values, widget.params, preset.values, 'main', fixed));
  changed.delete('v');
  const attributes = [...changed].map(([key, value]) => ` ${key}="${escaped(value)}"`).join('');
  return `<script src="${escaped(site)}embed/v1.js" async></script>
<margin-lab widget="${widget.slug}" preset="${escaped(preset.id)}"${attributes}>
  <a href="${escaped(embedAddress(placed))}">${escaped(widget.title)} (Margin Lab)</a>
</margin-lab>`;
}

/** What one line of the instructors’ table says a parameter takes. */
export function takes(param: Param): string {
  return param.kind === 'choice' ? param.options.join(', ') : `${param.min} to ${param.max}`;
}

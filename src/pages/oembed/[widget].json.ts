import type { APIRoute } from 'astro';
import { frameCode } from '../../../components/widgets/embed-code.ts';
import { allWidgets, type Placed } from '../../lib/widgets.ts';

export async function getStaticPaths() {
  const widgets = await allWidgets();
  return widgets.map((widget) => ({ params: { widget: widget.slug }, props: { widget } }));
}

const WIDTH = 640;

/**
 * oEmbed 1.0 by discovery: the embed page names this file as its endpoint. A file cannot heed `maxwidth`, so
 * the width is a small one, and the code in it takes no more than its place.
 */
export const GET: APIRoute<{ widget: Placed }> = ({ props: { widget }, site }) => {
  const root = new URL(import.meta.env.BASE_URL, site).href;
  const [preset] = widget.presets;
  const html = frameCode({ widget, preset, values: preset.values, site: root });
  const file = {
    type: 'rich',
    version: '1.0',
    title: `${widget.title} (Margin Lab)`,
    provider_name: 'Margin Lab',
    provider_url: root,
    cache_age: 86_400,
    html: html.replace('style="', 'style="max-width:100%;'),
    width: WIDTH,
    height: widget.height.wide,
    ...(widget.card && {
      thumbnail_url: `${root}${widget.card.path}`,
      thumbnail_width: 1200,
      thumbnail_height: 630,
    }),
  };
  return new Response(`${JSON.stringify(file, null, 2)}\n`, {
    headers: { 'content-type': 'application/json' },
  });
};

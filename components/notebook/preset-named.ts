/** The preset that a component in a page’s text asks for. */
import type { Preset } from './figures.ts';

interface Page {
  readonly url: URL;
  readonly locals: { readonly scenarios: Readonly<Record<string, Preset>> };
}

/**
 * The preset under the page’s own name for it, such as `main`. Called while the page is built, with `Astro`.
 * @throws Error naming the page and the names that it declares, which stops the build
 */
export function presetNamed({ url, locals: { scenarios } }: Page, name: string): Preset {
  const preset = scenarios[name];
  if (preset) return preset;
  const names = Object.keys(scenarios).join(', ') || 'none';
  throw new Error(`${url.pathname}: this page declares no scenario “${name}”, only: ${names}.`);
}

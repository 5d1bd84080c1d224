/** What a figure is drawn with. */
import type { Preset } from '../notebook/figures.ts';
import { presetNamed } from '../notebook/preset-named.ts';

/** What a lesson, or a page of its own, gives a figure. */
export interface FigureProps {
  /** Name of a scenario of this page. */
  readonly scenario?: string;
  /** What to do, as an instruction. */
  readonly title?: string;
  /** On a page of its own: every preset that a link may name. */
  readonly presets?: readonly Preset[];
}

/** What the figure’s component takes. */
export interface DrawnProps extends Omit<FigureProps, 'scenario'> {
  /** Name of the page’s scenario. */
  readonly name: string;
  readonly preset: Preset;
}

type Page = Parameters<typeof presetNamed>[0] & { readonly props: FigureProps };

/**
 * What a figure's component is drawn with. Called while the page is built, with `Astro`.
 * @throws Error where the page declares no such scenario, which stops the build
 */
export function figureProps(page: Page): DrawnProps {
  const { scenario = 'main', title, presets } = page.props;
  return {
    name: scenario,
    preset: presetNamed(page, scenario),
    ...(title && { title }),
    ...(presets && { presets }),
  };
}

/** What the figures of a page start from, and the numbers that they show. */
import type { Figure } from '../../engine/index.ts';
import type { Episode } from '../widgets/replay/episode.ts';
import type { Widget } from '../widgets/widget.ts';

/** Where controls stand: names of parameters, and decimal texts or names of options. */
export type Values = Readonly<Record<string, string>>;

/** Something that happened, and who says so. */
export interface Fact {
  /** One sentence. */
  readonly says: string;
  /** Key of the source in content/sources.yaml, and what a link to it is called. */
  readonly source: string;
  readonly name: string;
}

/** A frozen starting point, such as `margin-call.1`: the values of a widget's controls, and an engine scenario. */
export interface Preset {
  readonly id: string;
  readonly widget: string;
  /** What the code that embeds its figure says of the widget: see components/widgets/widget.ts. */
  readonly embed?: Pick<Widget, 'title' | 'height'>;
  readonly title: string;
  readonly values: Values;
  /** What is known of the day that it is about, where it is about one. */
  readonly facts?: readonly Fact[] | undefined;
  /** The engine's scenario format, as plain JSON that has been checked. Some widgets need none. */
  readonly scenario?: unknown;
  /** The account after the scenario's own events, as `writtenState` wrote it: the build has played them. */
  readonly state?: unknown;
  /** In place of the state, what the widget's own `compile.ts` has made of it while the site was built. */
  readonly compiled?: unknown;
  /** The stretch of history that it walks through, from content/episodes/: see src/lib/episodes.ts. */
  readonly episode?: Episode;
}

export type Figures = Readonly<Record<string, Figure>>;

/** What a widget's engine knows at some values of its controls. A widget's `moment.ts` exports one as `momentOf`. */
export interface Moment {
  /** Every figure and every part of one, by name. */
  readonly figures: Figures;
}

/** @throws EngineError when a value is not one that the engine takes */
export type MomentOf<M extends Moment = Moment> = (preset: Preset, values: Values) => M;

/** Figures and every part that they are made of, by name. A figure comes before a part. */
export function allFigures(figures: readonly Figure[]): Figures {
  const found: Record<string, Figure> = {};
  const visit = (figure: Figure): void => {
    found[figure.name] ??= figure;
    for (const part of figure.parts) visit(part);
  };
  for (const figure of figures) found[figure.name] = figure;
  for (const figure of figures) visit(figure);
  return found;
}

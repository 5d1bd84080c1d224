/** A named scenario of a page, shared by everything on the page that speaks of it. */
import { EngineError, plain, round, showExact, showFigure } from '../../engine/index.ts';
import { type Param, readLink, type Values, writeLink } from '../widgets/params.ts';
import { allFigures, figuresOf, type Moment, momentOf, type Preset } from './figures.ts';

export class ScenarioState {
  readonly name: string;
  readonly preset: Preset;
  readonly params: readonly Param[];
  /** What the reader has set, as decimal texts. */
  values: Values = $state.raw({});
  /** What was wrong with the link that opened the page. */
  notices: readonly string[] = $state.raw([]);
  readonly moment: Moment = $derived.by(() => momentOf(this.preset, this.values));

  constructor(name: string, preset: Preset, params: readonly Param[]) {
    this.name = name;
    this.preset = preset;
    this.params = params;
    this.values = { ...preset.values };
  }

  get(key: string): string {
    return this.values[key] ?? '';
  }

  set(key: string, value: string): void {
    if (this.values[key] !== value) this.values = { ...this.values, [key]: value };
  }

  reset(): void {
    this.values = { ...this.preset.values };
    this.notices = [];
  }

  get changed(): boolean {
    return this.query !== '?v=1';
  }

  /** The query that leads back to this state. */
  get query(): string {
    return writeLink(this.values, this.params, this.preset.values, this.name);
  }

  /** Takes over what a link says. Nonsense shows the preset and says so. */
  follow(search: string): void {
    const { values, notices } = readLink(search, this.params, this.preset.values, this.name);
    try {
      momentOf(this.preset, values);
      this.values = values;
      this.notices = notices;
    } catch (error) {
      if (!(error instanceof EngineError)) throw error;
      this.notices = [`This link cannot be shown (${error.message}), so the figure starts as usual.`];
    }
  }
}

const shared = new Map<string, ScenarioState>();

/** Tells the live numbers in the text, which are plain HTML, what to show now. */
function publish(state: ScenarioState): void {
  const texts: Record<string, string> = {};
  const values: Record<string, string> = {};
  // What is no longer there, such as the cures when no call is left, must not stand as it was.
  for (const name of Object.keys(figuresOf(state.preset))) {
    texts[name] = texts[`${name}:exact`] = '—';
    values[name] = values[`${name}:exact`] = '';
  }
  for (const figure of Object.values(allFigures(state.moment.report))) {
    const { name, value, rounding = 'half' } = figure;
    texts[name] = showFigure(figure);
    texts[`${name}:exact`] = showExact(figure);
    // As Value.astro writes it.
    values[name] = plain(round(value, 6, rounding));
    values[`${name}:exact`] = values[name];
  }
  const detail = { scenario: state.name, texts, values };
  document.dispatchEvent(new CustomEvent('margin-lab:figures', { detail }));
}

/**
 * The page's scenario of that name. In the browser every island gets the same one; while the site is built
 * modules are shared by all pages, so each gets its own.
 */
export function scenarioState(name: string, preset: Preset, params: readonly Param[]): ScenarioState {
  if (typeof window === 'undefined') return new ScenarioState(name, preset, params);
  const known = shared.get(name);
  if (known) return known;
  const state = new ScenarioState(name, preset, params);
  shared.set(name, state);
  state.follow(window.location.search);
  $effect.root(() => {
    $effect(() => {
      publish(state);
    });
  });
  return state;
}

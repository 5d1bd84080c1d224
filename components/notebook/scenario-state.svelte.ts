/** A named scenario of a page, shared by everything on the page that speaks of it. */
import { EngineError, plain, round, showExact, showFigure } from '../../engine/index.ts';
import {
  canonical,
  type Param,
  quoted,
  readLink,
  unknownIn,
  type Values,
  withUnknown,
  writeLink,
} from '../widgets/params.ts';
import type { Moment, MomentOf, Preset } from './figures.ts';

function differ(params: readonly Param[], one: Values, other: Values): boolean {
  return params.some(({ key }) => one[key] !== other[key]);
}

export class ScenarioState<M extends Moment = Moment> {
  readonly name: string;
  readonly preset: Preset;
  readonly params: readonly Param[];
  /** A figure that has its page to itself, where a link may name one of several presets. */
  readonly own: boolean;
  /** What the reader has set, as decimal texts. */
  values: Values = $state.raw({});
  /** What was wrong with the link that opened the page. */
  notices: readonly string[] = $state.raw([]);
  /** What the link has locked, and what it has hidden. */
  locked: readonly string[] = $state.raw([]);
  hidden: readonly string[] = $state.raw([]);
  readonly momentOf: MomentOf<M>;
  readonly moment: M = $derived.by(() => this.momentOf(this.preset, this.values));

  constructor(name: string, preset: Preset, params: readonly Param[], momentOf: MomentOf<M>, own = false) {
    this.name = name;
    this.preset = preset;
    this.params = params;
    this.momentOf = momentOf;
    this.own = own;
    this.values = { ...preset.values };
  }

  get(key: string): string {
    return this.values[key] ?? '';
  }

  /** Every control, key and message comes through here: what is locked stays. */
  set(key: string, value: string): void {
    if (this.values[key] !== value && !this.isLocked(key)) this.values = { ...this.values, [key]: value };
  }

  isLocked(key: string): boolean {
    return this.locked.includes(key);
  }

  isHidden(keyOrPart: string): boolean {
    return this.hidden.includes(keyOrPart);
  }

  reset(): void {
    this.values = this.#kept({ ...this.preset.values });
    this.notices = [];
  }

  get changed(): boolean {
    return this.params.some(({ key }) => {
      const [is, was] = [this.get(key), this.preset.values[key] ?? ''];
      return canonical(is) !== canonical(was) && !this.isLocked(key);
    });
  }

  /** The query that leads back to this state, with what the opened link held beside it. */
  get query(): string {
    const { values, params, preset, name, locked, hidden, own } = this;
    const query = writeLink(values, params, preset.values, name, {
      locked,
      hidden,
      ...(own && { preset: preset.id }),
    });
    return withUnknown(query, unknown());
  }

  /** Takes over what a link says, except for what is locked already. Nonsense shows the preset and says so. */
  follow(search: string): void {
    const reading = readLink(search, this.params, this.values, this.name, this.own);
    const values = this.#kept(reading.values);
    try {
      // What it shows already needs no trying out.
      if (differ(this.params, values, this.values)) this.momentOf(this.preset, values);
      this.values = values;
      this.locked = this.params
        .map(({ key }) => key)
        .filter((key) => this.isLocked(key) || reading.locked.includes(key));
      this.hidden = [...new Set([...this.hidden, ...reading.hidden])];
      this.notices = reading.notices;
    } catch (error) {
      if (!(error instanceof EngineError)) throw error;
      this.notices = [`This link cannot be shown (${error.message}), so the figure starts as usual.`];
    }
  }

  #kept(values: Values): Values {
    return { ...values, ...Object.fromEntries(this.locked.map((key) => [key, this.get(key)])) };
  }
}

const shared = new Map<string, ScenarioState>();

/** What the page's address holds that nothing on the page knows. An address without a version is no link. */
function unknown(): [string, string][] {
  if (typeof window === 'undefined') return [];
  const { search } = window.location;
  const states = [...shared.values()];
  const ours = new URLSearchParams(search).has('v') || states.some((state) => state.own);
  return ours ? unknownIn(search, states) : [];
}

/** Tells the live numbers in the text, which are plain HTML, what to show now. `drawn` are those that the server drew. */
function publish(state: ScenarioState, drawn: readonly string[]): void {
  const texts: Record<string, string> = {};
  const values: Record<string, string> = {};
  // What is no longer there, such as the cures when no call is left, must not stand as it was.
  for (const name of drawn) {
    texts[name] = texts[`${name}:exact`] = '—';
    values[name] = values[`${name}:exact`] = '';
  }
  for (const figure of Object.values(state.moment.figures)) {
    const { name, value, rounding = 'half' } = figure;
    texts[name] = showFigure(figure);
    texts[`${name}:exact`] = showExact(figure);
    // As Value.astro writes it.
    values[name] = plain(round(value, 6, rounding));
    values[`${name}:exact`] = values[name];
  }
  const detail = { scenario: state.name, texts, values, settings: state.values, query: state.query };
  document.dispatchEvent(new CustomEvent('margin-lab:figures', { detail }));
}

/** The preset that the address names, on the page of a figure that has several. */
function presetIn(
  search: string,
  usual: Preset,
  presets: readonly Preset[],
): { preset: Preset; notice?: string } {
  const id = new URLSearchParams(search).get('preset');
  if (id === null) return { preset: usual };
  const preset = presets.find((item) => item.id === id);
  if (preset) return { preset };
  const known = presets.map((item) => item.id).join(', ');
  return {
    preset: usual,
    notice: `The link names the preset ${quoted(id)}, which this figure does not have; it has ${known}. It shows its usual start.`,
  };
}

/** What a reader, or the instructor who made the link, should know was passed over. */
function ignored(search: string, state: ScenarioState): string[] {
  const keys = [...new Set(unknownIn(search, [state]).map(([key]) => key))];
  if (keys.length === 0) return [];
  const some = keys.slice(0, 3).map(quoted);
  const more = keys.length > 3 ? ` and ${keys.length - 3} more` : '';
  return [`This figure does not know ${some.join(', ')}${more}, which the link sets: ignored.`];
}

/**
 * The page's scenario of that name. In the browser every island gets the same one; while the site is built
 * modules are shared by all pages, so each gets its own. `presets` are given on a page that is this figure alone.
 */
export function scenarioState<M extends Moment>(
  name: string,
  usual: Preset,
  params: readonly Param[],
  momentOf: MomentOf<M>,
  presets?: readonly Preset[],
): ScenarioState<M> {
  const own = presets !== undefined;
  if (typeof window === 'undefined') return new ScenarioState(name, usual, params, momentOf, own);
  // A name stands for one preset on its page, a preset belongs to one widget, and a widget has one kind of moment.
  const known = shared.get(name) as ScenarioState<M> | undefined;
  if (known) return known;
  const { search } = window.location;
  const { preset, notice } = presets
    ? presetIn(search, usual, presets)
    : { preset: usual, notice: undefined };
  const state = new ScenarioState(name, preset, params, momentOf, own);
  shared.set(name, state);
  state.follow(search);
  if (presets) state.notices = [...(notice ? [notice] : []), ...state.notices, ...ignored(search, state)];
  // From the page that frames the figure: taken as a link is, and no further.
  if (presets)
    document.addEventListener('margin-lab:set', (event) => {
      state.follow(String((event as CustomEvent<unknown>).detail));
    });
  const moved = differ(params, state.values, preset.values);
  const start = moved ? momentOf(preset, preset.values) : state.moment;
  const drawn = Object.keys(start.figures);
  $effect.root(() => {
    $effect(() => {
      publish(state, drawn);
    });
  });
  return state;
}

/** @param {string} slug `short-sale` → `ShortSale` */
const componentName = (slug) => slug.replace(/(^|-)([a-z0-9])/g, (_, _hyphen, first) => first.toUpperCase());

/** @param {string} slug `short-sale` → `Short sale` */
const titleOf = (slug) => slug.charAt(0).toUpperCase() + slug.slice(1).replaceAll('-', ' ');

/** A small figure with one control: markup, state, sentences, parameters, a preset and a test. @param {string} slug */
export function widgetFiles(slug) {
  const name = componentName(slug);
  const folder = `components/widgets/${slug}`;
  return {
    [`${folder}/params.ts`]: `/** What the figure lets a reader, or a link, change. */
import type { Param } from '../params.ts';

export const PRICE = {
  kind: 'number',
  public: true,
  key: 'price',
  label: 'Share price',
  min: '15',
  max: '60',
  places: 2,
  as: 'dollars',
} as const;

export const PARAMS: readonly Param[] = [PRICE];
`,
    [`${folder}/widget.ts`]: `import type { Widget } from '../widget.ts';
import { PARAMS } from './params.ts';

export const WIDGET: Widget = {
  slug: '${slug}',
  title: '${titleOf(slug)}',
  about: 'One sentence: what the reader changes, and what is seen.',
  params: PARAMS,
  height: { narrow: 400, wide: 310 },
};
`,
    [`${folder}/moment.ts`]: `/** What the engine knows at some values of the controls. */
import {
  nextDay,
  parseDecimal,
  type Report,
  recall,
  report,
  restoredState,
  rulebookIn,
  viewOf,
  withMark,
} from '../../../engine/index.ts';
import { allFigures, type Moment, type Preset, type Values } from '../../notebook/figures.ts';

export interface ${name}Moment extends Moment {
  readonly report: Report;
}

/** @throws EngineError when the price is not a number */
export function momentOf(preset: Preset, values: Values): ${name}Moment {
  const before = restoredState(preset.state);
  const [instrument = ''] = Object.keys(before.market.instruments);
  const market = withMark(before.market, instrument, parseDecimal(values.price, 'price'));
  const { state } = recall({ ...before, on: nextDay(before.on), market });
  const now = report(viewOf(state), rulebookIn(state));
  return { report: now, figures: allFigures(Object.values(now.figures)) };
}
`,
    [`${folder}/describe.ts`]: `/** What the figure says in words: for the eye below it and for the ear. Money comes from the engine. */
import { type Report, showFigure } from '../../../engine/index.ts';

/** The situation in one sentence. */
export function summary(report: Report): string {
  const { equity, marketValue } = report.figures;
  if (!equity || !marketValue) return '';
  return \`The shares are worth \${showFigure(marketValue)}; \${showFigure(equity)} of it is yours.\`;
}
`,
    [`${folder}/${slug}.svelte.ts`]: `/** The figure's view of its scenario: derived, and never stored. */
import { announce, whenSettled } from '../../notebook/announce.ts';
import type { ScenarioState } from '../../notebook/scenario-state.svelte.ts';
import { summary } from './describe.ts';
import type { ${name}Moment } from './moment.ts';
import { PRICE } from './params.ts';

export class ${name}State {
  readonly scenario: ScenarioState<${name}Moment>;
  readonly summary = $derived.by(() => summary(this.scenario.moment.report));
  readonly #settle = whenSettled(() => announce(this.summary));

  constructor(scenario: ScenarioState<${name}Moment>) {
    this.scenario = scenario;
  }

  get price(): string {
    return this.scenario.get(PRICE.key);
  }

  /** A new value from a control; what it means is said once the reader rests. */
  change(key: string, value: string): void {
    this.scenario.set(key, value);
    this.#settle.touched();
  }

  released(): void {
    this.#settle.released();
  }
}
`,
    [`${folder}/${name}.svelte`]: `<script lang="ts">
  /** One sentence about what the figure is for. */
  import Slider from '../../controls/Slider.svelte';
  import type { Preset } from '../../notebook/figures.ts';
  import { scenarioState } from '../../notebook/scenario-state.svelte.ts';
  import Frame from '../Frame.svelte';
  import { momentOf } from './moment.ts';
  import { PARAMS, PRICE } from './params.ts';
  import { ${name}State } from './${slug}.svelte.ts';
  import { WIDGET } from './widget.ts';

  interface Props {
    /** Name of the scenario on this page. */
    name: string;
    preset: Preset;
    /** On a page of its own: every preset that a link may name. */
    presets?: readonly Preset[];
    title?: string;
  }
  let { name, preset, presets, title = 'Say what to do first' }: Props = $props();

  // A figure belongs to one scenario for as long as it lives.
  // svelte-ignore state_referenced_locally
  const figure = new ${name}State(scenarioState(name, preset, PARAMS, momentOf, presets));
  const { scenario } = figure;
</script>

<Frame {title} {scenario} widget={WIDGET} rule="" onreset={() => scenario.reset()}>
  <p>{figure.summary}</p>
  <div class="needs-js" hidden={scenario.isHidden(PRICE.key)}>
    <Slider
      label={PRICE.label}
      locked={scenario.isLocked(PRICE.key)}
      value={figure.price}
      min={PRICE.min}
      max={PRICE.max}
      step={1}
      places={PRICE.places}
      valueText={figure.summary}
      oninput={(value) => figure.change(PRICE.key, value)}
      onrelease={() => figure.released()}
    />
  </div>
  {#snippet table()}
    <p>{figure.summary}</p>
  {/snippet}
</Frame>
`,
    [`${folder}/${name}Figure.astro`]: `---
/** The figure in a lesson: drawn by the server, woken when it comes near. */
import type { Preset } from '../../notebook/figures.ts';
import ${name} from './${name}.svelte';

interface Props {
  /** Name of a scenario of this page. */
  scenario?: string;
  title?: string;
  /** On a page of its own: every preset that a link may name. */
  presets?: readonly Preset[];
}
const { scenario = 'main', title, presets } = Astro.props;
const preset = Astro.locals.scenarios[scenario];
if (!preset) throw new Error(\`This page declares no scenario “\${scenario}”.\`);
---

<${name}
  name={scenario}
  preset={preset}
  {...title ? { title } : {}}
  {...presets ? { presets } : {}}
  client:near
/>
`,
    [`content/scenarios/${slug}.1.yaml`]: `# Frozen: links name it. A change gets a new id, ${slug}.2 and so on.
widget: ${slug}
title: 200 shares, bought at $50 with $5,000 of your own and $5,000 borrowed
values:
  price: "50"
scenario:
  format: margin-lab.scenario
  version: 1
  title: 200 shares at $50, half borrowed
  rulebook: us-broker.2026-11
  instruments:
    - { id: XYZ, quote: USD, price: "50" }
  start: "2026-11-02"
  events:
    - { on: "2026-11-02", do: deposit, amount: "5000" }
    - { on: "2026-11-02", do: trade, instrument: XYZ, quantity: "200" }
`,
    [`tests/components/${slug}.test.ts`]: `import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { summary } from '../../components/widgets/${slug}/describe.ts';
import { momentOf } from '../../components/widgets/${slug}/moment.ts';
import text from '../../content/scenarios/${slug}.1.yaml?raw';
import { presetFrom } from '../../src/lib/preset.ts';

const preset = presetFrom('${slug}.1', parse(text));

test('says what the shares are worth, and what of it is the reader’s', () => {
  const { report } = momentOf(preset, { ...preset.values, price: '40' });
  // 200 × 40 = 8,000, and 5,000 of it is the loan
  expect(summary(report)).toBe('The shares are worth $8,000; $3,000 of it is yours.');
});
`,
  };
}

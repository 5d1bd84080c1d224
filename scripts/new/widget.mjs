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
  outcomes: ['yours', 'shortfall'],
  height: { narrow: 540, wide: 400 },
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
import { dollars } from '../text.ts';
import type { Verdict } from '../widget.ts';

/** What the moment has come to. */
export function verdict({ figures }: Report): Verdict {
  const { equity, marketValue } = figures;
  if (!equity || !marketValue) return { kind: 'yours', head: 'Nothing is held.', body: '', quiet: true };
  if (equity.value.isNegative())
    return {
      kind: 'shortfall',
      tone: 'loss',
      head: \`You owe \${dollars(equity.value.neg(), 'up')} more than you have.\`,
      body: \`The shares are worth \${showFigure(marketValue)}.\`,
    };
  return {
    kind: 'yours',
    head: \`\${showFigure(equity)} is yours.\`,
    body: \`The shares are worth \${showFigure(marketValue)}.\`,
    quiet: true,
  };
}
`,
    [`${folder}/${slug}.svelte.ts`]: `/** The figure’s own view of its scenario: rows and lines, derived and never stored. */
import { type Row, rowIf } from '../../notebook/row.ts';
import type { ScenarioState } from '../../notebook/scenario-state.svelte.ts';
import { WidgetState } from '../widget-state.svelte.ts';
import { verdict } from './describe.ts';
import type { ${name}Moment } from './moment.ts';

export class ${name}State extends WidgetState<${name}Moment> {
  readonly rows: readonly Row[] = $derived.by(() => {
    const { marketValue, debt, equity } = this.moment.report.figures;
    return [
      ...rowIf(marketValue, 'Shares are worth'),
      ...rowIf(debt, 'Loan', { tone: 'ln' }),
      ...rowIf(equity, 'Yours', { tone: 'eq', total: true }),
    ];
  });

  constructor(scenario: ScenarioState<${name}Moment>) {
    super(scenario, ({ report }) => verdict(report));
  }
}
`,
    [`${folder}/${name}.svelte`]: `<script lang="ts">
  /** One sentence about what the figure is for. */
  import DataTable from '../../figures/DataTable.svelte';
  import { scenarioState } from '../../notebook/scenario-state.svelte.ts';
  import Frame from '../Frame.svelte';
  import type { DrawnProps } from '../figure-props.ts';
  import Knob from '../Knob.svelte';
  import Stage from '../Stage.svelte';
  import { priceText } from '../text.ts';
  import { momentOf } from './moment.ts';
  import { PARAMS, PRICE } from './params.ts';
  import { ${name}State } from './${slug}.svelte.ts';

  let { name, preset, presets, title = 'Say what to do first' }: DrawnProps = $props();

  // A figure belongs to one scenario for as long as it lives.
  // svelte-ignore state_referenced_locally
  const widget = new ${name}State(scenarioState(name, preset, PARAMS, momentOf, presets));
  const price = $derived(priceText(widget.get(PRICE.key)));
</script>

<Frame {title} scenario={widget.scenario} rule="" onreset={() => widget.reset()}>
  <Stage {widget} numbers="The account now">
    {#snippet picture()}
      <p>{widget.verdict.head}</p>
    {/snippet}
    {#snippet controls()}
      <Knob {widget} param={PRICE} step={1} what="the price" shown={price} />
    {/snippet}
  </Stage>
  {#snippet table()}
    <DataTable
      caption="What is yours"
      head={['Share price', 'Yours']}
      rows={[{ cells: [price, widget.verdict.head] }]}
    />
  {/snippet}
</Frame>
`,
    [`${folder}/${name}Figure.astro`]: `---
/** The figure in a lesson: drawn by the server, woken when it comes near. */
import { type FigureProps, figureProps } from '../figure-props.ts';
import ${name} from './${name}.svelte';

type Props = FigureProps;
---

<${name} {...figureProps(Astro)} client:near />
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
import { verdict } from '../../components/widgets/${slug}/describe.ts';
import { momentOf } from '../../components/widgets/${slug}/moment.ts';
import text from '../../content/scenarios/${slug}.1.yaml?raw';
import { presetFrom } from '../../src/lib/preset.ts';

const preset = presetFrom('${slug}.1', parse(text));

test('says what the shares are worth, and what of it is the reader’s', () => {
  const { report } = momentOf(preset, { ...preset.values, price: '40' });
  // 200 × 40 = 8,000, and 5,000 of it is the loan
  expect(verdict(report)).toMatchObject({ head: '$3,000 is yours.', body: 'The shares are worth $8,000.' });
});
`,
  };
}

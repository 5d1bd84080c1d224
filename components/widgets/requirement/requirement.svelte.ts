/** The figure’s own view of its scenario: lines and rows, derived and never stored. */
import { decimal, profile, profileAt, showFigure } from '../../../engine/index.ts';
import type { Series, SpotMark } from '../../figures/marks.ts';
import type { Row } from '../../notebook/row.ts';
import type { ScenarioState } from '../../notebook/scenario-state.svelte.ts';
import { dollars, drawn, priceText } from '../text.ts';
import { WidgetState } from '../widget-state.svelte.ts';
import { asksText, callText, nameOf, verdict } from './describe.ts';
import type { RequirementMoment, RuleKey } from './moment.ts';
import { PRICE } from './params.ts';

/** Rows of the data table, in dollars: beside round prices, those at which a floor begins. */
const TABLE_PRICES = [
  '100',
  '80',
  '60',
  '50',
  '40',
  '30',
  '20',
  '16.66',
  '10',
  '5',
  '4.99',
  '2.49',
  '1',
] as const;

/** How each line is drawn: told apart without its colour. */
const DASHES = { finra: 'dots', broker: '', fund: 'mixed', concentrated: 'long' } as const;

export class RequirementState extends WidgetState<RequirementMoment> {
  readonly #profiles = $derived.by(() =>
    this.moment.rules.map(({ key, drawnFrom }) => ({
      key,
      points: profile(...drawnFrom, decimal(PRICE.min), decimal(PRICE.max)),
    })),
  );
  /** The one that asks for the most here: while it does, the others do not matter. */
  readonly #most: RuleKey | undefined = $derived.by(() => {
    const { rules } = this.moment;
    return rules.find(({ requirement }) =>
      rules.every((other) => requirement.value.gte(other.requirement.value)),
    )?.key;
  });
  readonly series: readonly Series[] = $derived.by(() => {
    const [any] = this.#profiles;
    const equity = (any?.points ?? []).map(({ price, balance }) => ({
      x: drawn(price),
      y: drawn(balance),
    }));
    return [
      ...this.#profiles.map(({ key, points }) => ({
        name: nameOf(key, this.scenario.values),
        tone: 'nd' as const,
        dashed: true,
        look: key === this.#most ? (`${DASHES[key]} strong` as const) : DASHES[key],
        points: points.map(({ price, requirement }) => ({ x: drawn(price), y: drawn(requirement) })),
      })),
      { name: 'Equity', tone: 'eq', points: equity },
    ];
  });
  /** Where the lines cross; sets of rules that call at one price share a point. */
  readonly spots = $derived.by(() => {
    const found = new Map<string, SpotMark>();
    for (const { key, callPrice, drawnFrom } of this.moment.rules) {
      if (!callPrice || callPrice.value.gt(PRICE.max)) continue;
      const label = showFigure(callPrice);
      for (const at of profileAt(...drawnFrom, [callPrice.value]))
        found.set(label, {
          x: drawn(at.price),
          y: drawn(at.balance),
          label,
          // Over a rising line there is room.
          ...(key === this.#most && this.moment.side === 'long' && { above: true, left: true }),
          look: found.get(label)?.look === '' || key === this.#most ? '' : 'minor',
        });
    }
    return [...found.values()];
  });
  /** What each asks at this price, under the equity that must reach it. */
  readonly ladder = $derived.by(() => {
    const { equity, rules, side } = this.moment;
    return {
      held: { name: 'Equity', value: drawn(equity.value), text: showFigure(equity) },
      asked: rules.map((rule) => ({
        name: nameOf(rule.key, this.scenario.values),
        value: drawn(rule.requirement.value),
        text: showFigure(rule.requirement),
        note: callText(rule, side),
      })),
      full: Math.max(1, ...this.series.flatMap(({ points }) => points.map(({ y }) => y))),
    };
  });
  readonly rows: readonly Row[] = $derived.by(() => {
    const { equity, rules } = this.moment;
    return [
      {
        figure: equity,
        label: 'Equity',
        shown: showFigure(equity),
        tone: equity.value.isNegative() ? 'loss' : 'eq',
      },
      ...rules.map(
        ({ key, requirement }): Row => ({
          figure: requirement,
          label: asksText(key, this.scenario.values),
          shown: showFigure(requirement),
          tone: 'nd',
        }),
      ),
      ...rules.flatMap(({ key, callPrice }): Row[] =>
        callPrice
          ? [
              {
                figure: callPrice,
                label: `${nameOf(key, this.scenario.values)} calls ${this.moment.side === 'long' ? 'below' : 'above'}`,
                shown: showFigure(callPrice),
              },
            ]
          : [],
      ),
    ];
  });
  readonly table = $derived.by(() => {
    const { rules, side } = this.moment;
    const prices = TABLE_PRICES.map((price) => decimal(price));
    const columns = rules.map(({ drawnFrom }) => profileAt(...drawnFrom, prices));
    const names = rules.map(({ key }) => nameOf(key, this.scenario.values));
    return {
      caption: `Equity, and what is asked, by share price. ${rules
        .map((rule, i) => `${names[i]} ${callText(rule, side)}.`)
        .join(' ')}`,
      head: ['Share price', 'Equity', ...names],
      rows: prices.map((price, i) => ({
        cells: [
          priceText(price),
          ...columns.slice(0, 1).map((points) => dollars(points[i]?.balance ?? price, 'down')),
          ...columns.map((points) => dollars(points[i]?.requirement ?? price, 'up')),
        ],
      })),
    };
  });

  constructor(scenario: ScenarioState<RequirementMoment>) {
    super(scenario, (moment) => verdict(moment, scenario.values));
  }
}

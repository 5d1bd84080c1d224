/** The figure’s own view of its scenario: lines and rows, derived and never stored. */
import { showFigure } from '../../../engine/index.ts';
import type { Series, SpotMark } from '../../figures/marks.ts';
import { type Row, rowIf } from '../../notebook/row.ts';
import type { ScenarioState } from '../../notebook/scenario-state.svelte.ts';
import { dollars, drawn, figureText, percent } from '../text.ts';
import { WidgetState } from '../widget-state.svelte.ts';
import { decidesText, verdict } from './describe.ts';
import { type OpenMoment, purchases } from './moment.ts';
import { BUY, DEPOSIT } from './params.ts';

export class OpenAccountState extends WidgetState<OpenMoment> {
  readonly series: readonly Series[] = $derived.by(() => {
    const paid = Number(this.get(DEPOSIT.key));
    return [
      {
        name: 'You need',
        tone: 'nd',
        dashed: true,
        points: purchases(this.scenario.preset).map(({ cost, initial }) => ({
          x: drawn(cost),
          y: drawn(initial.value),
        })),
      },
      {
        name: 'You pay in',
        tone: 'eq',
        points: [BUY.min, BUY.max].map((x) => ({ x: Number(x), y: paid })),
      },
    ];
  });
  /** Where another rule begins to decide, with the share of the purchase that it asks for. */
  readonly spots: readonly SpotMark[] = $derived.by(() =>
    this.moment.turns.map(({ cost, initial }, i) => ({
      x: drawn(cost),
      y: drawn(initial.value),
      label: `${percent(initial.value.div(cost).toFixed())} of it`,
      // The two stand close together on a phone.
      above: i === 0,
    })),
  );
  readonly rows: readonly Row[] = $derived.by(() => {
    const { cost, initial, missing, figures } = this.moment;
    const { debt, equity, requirement, sma, buyingPower, withdrawable } = figures;
    return [
      ...rowIf(cost, 'You buy for'),
      ...rowIf(initial, 'Must be your own', { tone: 'nd' }),
      ...(!this.bought ? rowIf(missing, 'Missing', { tone: 'nd' }) : []),
      ...(this.bought
        ? [
            ...rowIf(debt, 'Loan', { tone: 'ln' }),
            ...rowIf(equity, 'Equity', { tone: equity?.value.isNegative() ? 'loss' : 'eq' }),
            ...rowIf(requirement, 'Must stay', { tone: 'nd' }),
            ...rowIf(sma, 'Special memorandum account'),
            ...rowIf(buyingPower, 'Buying power'),
            ...rowIf(withdrawable, 'May be taken out'),
          ]
        : []),
    ];
  });
  readonly table = $derived.by(() => ({
    caption: 'What must be your own in a first purchase on margin',
    head: ['You buy for', 'Must be yours', 'May be lent', 'Because of'],
    words: [3],
    rows: purchases(this.scenario.preset).map(({ cost, initial, maximumLoan }) => ({
      cells: [
        dollars(cost),
        showFigure(initial),
        figureText(maximumLoan, '$0'),
        decidesText(initial, this.moment.minimum),
      ],
    })),
  }));

  /** Whether there is enough for the purchase. */
  get bought(): boolean {
    return this.moment.missing.value.isZero();
  }

  constructor(scenario: ScenarioState<OpenMoment>) {
    super(scenario, verdict);
  }
}

/** The figure’s own view of its scenario: columns and rows, derived and never stored. */
import type { Column } from '../../figures/marks.ts';
import { lessText, type Row, rowIf } from '../../notebook/row.ts';
import type { ScenarioState } from '../../notebook/scenario-state.svelte.ts';
import { drawn, figureText, priceText } from '../text.ts';
import { WidgetState } from '../widget-state.svelte.ts';
import { verdict } from './describe.ts';
import { type BalanceMoment, momentOf } from './moment.ts';
import { PRICE } from './params.ts';

/** Rows of the data table, in dollars. */
const TABLE_PRICES = ['60', '55', '50', '40', '35', '30', '25', '20', '10', '0'] as const;

export class BalanceState extends WidgetState<BalanceMoment> {
  /** What there is, at the left. */
  readonly assets: Column = $derived.by(() => {
    const { marketValue, debt } = this.#named;
    return {
      name: 'What there is',
      note: drawn(debt?.value) > 0 ? 'all of it is the collateral' : 'all of it is paid for',
      blocks: [
        {
          name: `Shares at ${priceText(this.get(PRICE.key))}`,
          text: figureText(marketValue),
          value: drawn(marketValue?.value),
          tone: 'asset',
        },
      ],
    };
  });
  /** Whose it is, at the right: the loan is paid first. */
  readonly claims: Column = $derived.by(() => {
    const { debt, equity, uncovered, marketValue } = this.#named;
    const owed = drawn(uncovered?.value);
    return {
      name: 'Whose it is',
      note: drawn(debt?.value) > 0 ? 'the loan is paid first' : 'nothing is lent',
      blocks: [
        {
          name: owed > 0 ? 'Loan repaid' : 'Loan',
          text: figureText(owed > 0 ? marketValue : debt),
          value: owed > 0 ? drawn(marketValue?.value) : drawn(debt?.value),
          tone: 'ln',
        },
        { name: 'Not covered', text: figureText(uncovered), value: owed, tone: 'loss' },
        { name: 'Yours', text: figureText(equity), value: drawn(equity?.value), tone: 'eq' },
      ],
    };
  });
  readonly was = $derived.by(() => {
    const { entryValue, ownLoss } = this.#named;
    return { value: drawn(entryValue?.value), label: `lost ${figureText(ownLoss)}` };
  });
  /** What the whole height stands for: the shares at the highest price of the axis. */
  readonly full = $derived.by(() => drawn(this.#named.quantity?.value) * Number(PRICE.max));
  readonly rows: readonly Row[] = $derived.by(() => {
    const { marketValue, debt, equity, entryGain, ownChange, entryChange, uncovered } = this.#named;
    return [
      ...rowIf(marketValue, 'Shares are worth'),
      ...rowIf(debt, 'Loan', { tone: 'ln', ...(debt && { shown: lessText(debt) }) }),
      ...rowIf(equity, 'Yours', { tone: equity?.value.isNegative() ? 'loss' : 'eq', total: true }),
      ...rowIf(entryGain, 'Gained or lost', { total: true }),
      ...rowIf(entryChange, 'Change of the shares'),
      ...rowIf(ownChange, 'Change of your money'),
      ...(uncovered?.value.gt(0) ? rowIf(uncovered, 'Not covered', { tone: 'loss' as const }) : []),
    ];
  });
  readonly table = $derived.by(() => ({
    caption: 'What there is and whose it is, by share price',
    head: [
      'Share price',
      'Shares are worth',
      'Loan',
      'Yours',
      'Change of the shares',
      'Change of your money',
    ],
    rows: TABLE_PRICES.map((price) => {
      const { figures } = momentOf(this.scenario.preset, { price });
      const { marketValue, debt, equity, entryChange, ownChange } = figures;
      return {
        cells: [
          priceText(price),
          ...[marketValue, debt, equity, entryChange, ownChange].map((figure) => figureText(figure)),
        ],
        alarm: equity?.value.isNegative() ?? false,
      };
    }),
  }));

  constructor(scenario: ScenarioState<BalanceMoment>) {
    super(scenario, verdict);
  }

  get #named() {
    const { figures } = this.moment;
    const { marketValue, debt, equity, entryValue, entryGain, entryChange, ownChange, ownLoss, uncovered } =
      figures;
    const quantity = Object.values(figures).find(({ name }) => name.startsWith('quantity:'));
    return {
      marketValue,
      debt,
      equity,
      entryValue,
      entryGain,
      entryChange,
      ownChange,
      ownLoss,
      uncovered,
      quantity,
    };
  }
}

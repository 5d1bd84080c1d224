/** The figure’s own view of its scenario: lines and rows, derived and never stored. */
import { type Figure, showFigure } from '../../../engine/index.ts';
import type { Series } from '../../figures/marks.ts';
import type { Row } from '../../notebook/row.ts';
import type { ScenarioState } from '../../notebook/scenario-state.svelte.ts';
import { dollars } from '../text.ts';
import { WidgetState } from '../widget-state.svelte.ts';
import { decides, RULES, verdict } from './describe.ts';
import { type OpenMoment, purchases } from './moment.ts';
import { BUY, DEPOSIT } from './params.ts';

const number = (figure: Figure | undefined): number => Number(figure?.value.toFixed(6) ?? 0);
const text = (figure: Figure | undefined): string => (figure ? showFigure(figure) : '$0');

export class OpenAccountState extends WidgetState<OpenMoment> {
  readonly series: readonly Series[] = $derived.by(() => {
    const paid = Number(this.get(DEPOSIT.key));
    return [
      {
        name: 'Required',
        tone: 'nd',
        dashed: true,
        points: purchases(this.scenario.preset).map(({ cost, initial }) => ({
          x: Number(cost.toFixed()),
          y: number(initial),
        })),
      },
      {
        name: 'You pay in',
        tone: 'eq',
        points: [BUY.min, BUY.max].map((x) => ({ x: Number(x), y: paid })),
      },
    ];
  });
  readonly rows: readonly Row[] = $derived.by(() => {
    const { cost, initial, missing, figures } = this.moment;
    const { debt, equity, sma, buyingPower, withdrawable } = figures;
    const row = (figure: Figure | undefined, label: string, more: Partial<Row> = {}): Row[] =>
      figure ? [{ figure, label, shown: showFigure(figure), ...more }] : [];
    return [
      ...row(cost, 'You buy for'),
      ...row(initial, 'Must be your own', { tone: 'nd' }),
      ...(missing.value.gt(0) ? row(missing, 'Missing', { tone: 'nd' }) : []),
      ...row(debt, 'Loan', { tone: 'ln' }),
      ...row(equity, 'Equity', { tone: equity?.value.isNegative() ? 'loss' : 'eq' }),
      ...(missing.value.isZero()
        ? [
            ...row(sma, 'Special memorandum account'),
            ...row(buyingPower, 'Buying power'),
            ...row(withdrawable, 'May be taken out'),
          ]
        : []),
    ];
  });
  /** What the bar of the next day is drawn from. */
  readonly bar = $derived.by(() => {
    const { marketValue, equity, debt, requirement, entryValue, entryLoss } = this.moment.report.figures;
    return {
      value: number(marketValue),
      equity: number(equity),
      loan: number(debt),
      requirement: number(requirement),
      full: Math.max(number(entryValue), number(marketValue)),
      texts: {
        equity: text(equity),
        loan: text(debt),
        requirement: text(requirement),
        lost: entryLoss ? showFigure(entryLoss) : '',
        uncovered: equity?.value.isNegative() ? dollars(equity.value.neg(), 'up') : '',
      },
    };
  });
  readonly table = $derived.by(() => ({
    caption: 'What must be your own in a first purchase on margin',
    head: ['You buy for', 'Must be yours', 'May be lent', 'Because of'],
    words: [3],
    rows: purchases(this.scenario.preset).map(({ cost, initial, maximumLoan }) => ({
      cells: [dollars(cost), showFigure(initial), text(maximumLoan), RULES[decides(initial)]],
    })),
  }));

  constructor(scenario: ScenarioState<OpenMoment>) {
    super(scenario, verdict);
  }
}

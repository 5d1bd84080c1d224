/** The figure’s own view of its scenario: lines and rows, derived and never stored. */
import {
  decimal,
  type Figure,
  profile,
  profileAt,
  rulebookIn,
  showFigure,
  viewOf,
} from '../../../engine/index.ts';
import type { Series, SpotMark } from '../../figures/marks.ts';
import type { Row } from '../../notebook/row.ts';
import type { ScenarioState } from '../../notebook/scenario-state.svelte.ts';
import { dollars, priceText } from '../text.ts';
import { WidgetState } from '../widget-state.svelte.ts';
import { verdict } from './describe.ts';
import type { ShortMoment } from './moment.ts';
import { PRICE } from './params.ts';

/** Rows of the data table, in dollars: beside round prices, those at which a floor begins. */
const TABLE_PRICES = [
  '50',
  '40',
  '30',
  '25',
  '20',
  '16.67',
  '16.66',
  '10',
  '5',
  '4.99',
  '2.49',
  '0',
] as const;
/** Below it the turns of the line stand too close to be named. */
const LEAST_SPOT = '5';

const number = (value: { toFixed(places: number): string }): number => Number(value.toFixed(6));

export class ShortSaleState extends WidgetState<ShortMoment> {
  readonly #points = $derived.by(() => profile(...this.#drawn(), decimal(PRICE.min), decimal(PRICE.max)));
  readonly series: readonly Series[] = $derived.by(() => {
    const xs = this.#points.map(({ price }) => number(price));
    const over = (ys: readonly number[]) => xs.map((x, i) => ({ x, y: ys[i] ?? 0 }));
    return [
      {
        name: 'Requirement',
        tone: 'nd',
        dashed: true,
        points: over(this.#points.map(({ requirement }) => number(requirement))),
      },
      { name: 'Equity', tone: 'eq', points: over(this.#points.map(({ balance }) => number(balance))) },
    ];
  });
  /** Where the floors begin, where the call comes, and where nothing is left. */
  readonly spots: readonly SpotMark[] = $derived.by(() => {
    const { callPrice, bankruptcyPrice } = this.moment.figures;
    const turns = this.#points
      .slice(1, -1)
      .filter(({ price }) => price.gte(LEAST_SPOT))
      .map(({ price, requirement }) => ({
        x: number(price),
        y: number(requirement),
        label: priceText(price),
      }));
    const named = (figure: Figure | undefined, label: string): SpotMark[] => {
      if (!figure || figure.value.gt(PRICE.max)) return [];
      return profileAt(...this.#drawn(), [figure.value]).map(({ price, balance }) => ({
        x: number(price),
        y: number(balance),
        label: `${label} ${showFigure(figure)}`,
      }));
    };
    const call = named(callPrice, 'Call').map((spot) => ({ ...spot, above: true }));
    return [...turns, ...call, ...named(bankruptcyPrice, 'Nothing left')];
  });
  readonly rows: readonly Row[] = $derived.by(() => {
    const { shortProceeds, creditBalance, shortMarketValue, equity, requirement } = this.moment.figures;
    const { call, excess, borrowFee, substituteDividend, profit, debt, callPrice, bankruptcyPrice } =
      this.moment.figures;
    const row = (figure: Figure | undefined, label: string, more: Partial<Row> = {}): Row[] =>
      figure ? [{ figure, label, shown: showFigure(figure), ...more }] : [];
    const called = call?.value.gt(0);
    return [
      ...row(shortProceeds, 'Proceeds of the sale'),
      ...row(creditBalance, 'Credit balance'),
      ...(debt?.value.gt(0) ? row(debt, 'Loan', { tone: 'ln' as const }) : []),
      ...row(shortMarketValue, 'Shares to give back', { tone: 'ln' }),
      ...row(equity, 'Equity', { tone: equity?.value.isNegative() ? 'loss' : 'eq' }),
      ...row(requirement, 'Requirement', { tone: 'nd' }),
      ...(called ? row(call, 'Short by', { tone: 'nd' }) : row(excess, 'To spare')),
      ...row(callPrice, 'Call above'),
      ...row(bankruptcyPrice, 'Nothing left at'),
      ...row(borrowFee, 'Borrow fee'),
      ...row(substituteDividend, 'Dividend owed'),
      ...row(profit, 'Gain less costs'),
    ];
  });
  readonly table = $derived.by(() => ({
    caption: 'Equity and requirement of the short by share price, after fee and dividend',
    head: ['Share price', 'Equity', 'Requirement', 'To spare'],
    rows: profileAt(
      ...this.#drawn(),
      TABLE_PRICES.map((price) => decimal(price)),
    ).map(({ price, balance, requirement, excess }) => ({
      cells: [
        priceText(price),
        dollars(balance, 'down'),
        dollars(requirement, 'up'),
        dollars(excess, 'down'),
      ],
      alarm: excess.isNegative(),
    })),
  }));

  constructor(scenario: ScenarioState<ShortMoment>) {
    super(scenario, (moment) => verdict(moment, scenario.get(PRICE.key)));
  }

  /** View, rulebook, maintenance line and instrument: what the two lines are drawn from. */
  #drawn() {
    const { state } = this.moment;
    const rulebook = rulebookIn(state);
    const line = rulebook.lines.find((item) => item.of === 'maintenance');
    const [instrument = ''] = Object.keys(state.market.instruments);
    if (!line) throw new RangeError(`${rulebook.id} has no maintenance line.`);
    return [viewOf(state), rulebook, line, instrument] as const;
  }
}

/** The figure’s own view of its scenario: lines and rows, derived and never stored. */
import {
  decimal,
  type Figure,
  type ProfilePoint,
  profile,
  profileAt,
  rulebookIn,
  showFigure,
  viewOf,
} from '../../../engine/index.ts';
import type { Series, SpotMark } from '../../figures/marks.ts';
import { type Row, rowIf } from '../../notebook/row.ts';
import type { ScenarioState } from '../../notebook/scenario-state.svelte.ts';
import { dollars, drawn, priceText } from '../text.ts';
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

export class ShortSaleState extends WidgetState<ShortMoment> {
  readonly #points = $derived.by(() => profile(...this.#drawn(), decimal(PRICE.min), decimal(PRICE.max)));
  readonly series: readonly Series[] = $derived.by(() => {
    const xs = this.#points.map(({ price }) => drawn(price));
    const over = (ys: readonly number[]) => xs.map((x, i) => ({ x, y: ys[i] ?? 0 }));
    return [
      {
        name: 'Requirement',
        tone: 'nd',
        dashed: true,
        points: over(this.#points.map(({ requirement }) => drawn(requirement))),
      },
      { name: 'Equity', tone: 'eq', points: over(this.#points.map(({ balance }) => drawn(balance))) },
    ];
  });
  /** Where the floors begin, where the call comes, and where nothing is left. */
  readonly spots: readonly SpotMark[] = $derived.by(() => {
    const { callPrice, bankruptcyPrice } = this.moment.figures;
    const pace = (from: ProfilePoint, to: ProfilePoint) =>
      to.requirement.minus(from.requirement).div(to.price.minus(from.price));
    // A place where another rule takes over at the same pace is no turn of the line.
    const turns = this.#points
      .filter((point, i, all) => {
        const [before, after] = [all[i - 1], all[i + 1]];
        return before && after && point.price.gte(LEAST_SPOT) && !pace(before, point).eq(pace(point, after));
      })
      .map(({ price, requirement }) => ({
        x: drawn(price),
        y: drawn(requirement),
        label: priceText(price),
      }));
    const named = (figure: Figure | undefined, label: string): SpotMark[] => {
      if (!figure || figure.value.gt(PRICE.max)) return [];
      return profileAt(...this.#drawn(), [figure.value]).map(({ price, balance }) => ({
        x: drawn(price),
        y: drawn(balance),
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
    const called = call?.value.gt(0);
    return [
      ...rowIf(shortProceeds, 'Proceeds of the sale'),
      ...rowIf(creditBalance, 'Credit balance'),
      ...(debt?.value.gt(0) ? rowIf(debt, 'Loan', { tone: 'ln' as const }) : []),
      ...rowIf(shortMarketValue, 'Cost to buy back', { tone: 'ln' }),
      ...rowIf(equity, 'Equity', { tone: equity?.value.isNegative() ? 'loss' : 'eq' }),
      ...rowIf(requirement, 'Requirement', { tone: 'nd' }),
      ...(called ? rowIf(call, 'Short by', { tone: 'nd' }) : rowIf(excess, 'To spare')),
      ...rowIf(callPrice, 'Margin call above'),
      ...rowIf(bankruptcyPrice, 'Nothing left at'),
      ...rowIf(borrowFee, 'Borrow fee'),
      ...rowIf(substituteDividend, 'Dividend to pay'),
      ...rowIf(profit, 'Gained or lost'),
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

/** The leverage figure's own view of its scenario: lines, numbers and table. */
import { showFigure } from '../../../engine/index.ts';
import type { Series, SpotMark } from '../../figures/marks.ts';
import { type Row, rowOf } from '../../notebook/row.ts';
import type { ScenarioState } from '../../notebook/scenario-state.svelte.ts';
import { drawn, priceText } from '../text.ts';
import { WidgetState } from '../widget-state.svelte.ts';
import { verdict } from './describe.ts';
import { ENTRY, type LeverageMoment } from './moment.ts';

type Point = Series['points'][number];

/** The part of a straight line that lies between two heights; its ends are cut, for drawing. */
function within(a: Point, b: Point, low: number, high: number): Point[] {
  const along = (y: number): number => a.x + ((b.x - a.x) * (y - a.y)) / (b.y - a.y);
  const cut = (point: Point): Point => {
    const y = Math.min(high, Math.max(low, point.y));
    return y === point.y ? point : { x: along(y), y };
  };
  return a.y === b.y ? [a, b] : [cut(a), cut(b)];
}

/** Rows of the data table, in dollars. */
const TABLE_PRICES = ['150', '120', '110', '105', '101', '100', '99', '95', '90', '80', '50', '0'] as const;

/** What the price axis may reach to each side of the price paid, in dollars. */
const AXES = [5, 10, 20, 50] as const;

export class LeverageState extends WidgetState<LeverageMoment> {
  readonly trading = $derived.by(() => this.moment.shows === 'trade');
  readonly series = $derived.by((): Series[] => (this.trading ? this.#overPrice() : this.#overDays()));
  readonly spots = $derived.by((): SpotMark[] => {
    const { zeroPrice } = this.moment.trade;
    if (!this.trading) return [];
    return [{ x: drawn(zeroPrice.value), y: 0, label: `Nothing left at ${showFigure(zeroPrice)}` }];
  });
  readonly now = $derived.by(() => {
    const { trade, token } = this.moment;
    return this.trading
      ? { x: drawn(trade.price.value), label: priceText(trade.price.value) }
      : { x: token.day, label: `Day ${token.day}` };
  });
  readonly rows = $derived.by(() => (this.trading ? this.#tradeRows() : this.#tokenRows()));
  readonly table = $derived.by(() =>
    TABLE_PRICES.map((price) => {
      const { move, left, leftUnlevered } = this.moment.leftAt(price);
      return {
        cells: [priceText(price), showFigure(move), showFigure(left), showFigure(leftUnlevered)],
        alarm: false,
      };
    }),
  );
  readonly days = $derived.by(() =>
    this.moment.token.days.map(({ asset, token, whole }, day) => ({
      cells: [String(day), ...[asset, token, whole].map((figure) => showFigure(figure))],
    })),
  );

  constructor(scenario: ScenarioState<LeverageMoment>) {
    super(scenario, verdict);
  }

  /** What the heights of the picture are counted from: of the token, what it began with. */
  get start(): number {
    return this.trading ? 0 : drawn(this.moment.trade.own.value);
  }

  /** A height that the picture reaches down to: the knob on the axis shall not lie on a line. */
  get floor(): number | undefined {
    if (this.trading) return undefined;
    const heights = this.series.flatMap(({ points }) => points.map(({ y }) => y));
    const [low, high] = [Math.min(...heights), Math.max(...heights)];
    return Math.max(-this.start, low - (high - low) / 8);
  }

  /** Ends of the price axis: near the price paid where a small move is all that matters. */
  get range(): Record<'min' | 'max', string> {
    const { leverage, price, zeroPrice } = this.moment.trade;
    const paid = Number(ENTRY);
    const away = [price, zeroPrice].map(({ value }) => Math.abs(drawn(value) - paid));
    const least = Math.max(500 / drawn(leverage.value), ...away);
    const half = AXES.find((size) => size >= least) ?? paid;
    return { min: String(paid - half), max: String(paid + half) };
  }

  /** The name of the line with leverage. */
  get levered(): string {
    return `With ${showFigure(this.moment.trade.leverage)}`;
  }

  #overPrice(): Series[] {
    const { trade, leftAt } = this.moment;
    const { min, max } = this.range;
    const own = drawn(trade.own.value);
    const [low, high] = [-2 * own, 3 * own];
    const point = (price: string, side: 'left' | 'leftUnlevered'): Point => ({
      x: Number(price),
      y: drawn(leftAt(price)[side].value),
    });
    const zero = drawn(trade.zeroPrice.value);
    const corner: Point = { x: zero, y: 0 };
    const [first, last] = [point(min, 'left'), point(max, 'left')];
    const below = zero > 0 ? within(first, corner, low, high) : [];
    return [
      {
        name: 'No loan',
        tone: 'soft',
        points: [point(min, 'leftUnlevered'), point(max, 'leftUnlevered')],
      },
      {
        name: this.levered,
        tone: 'eq',
        points: [...below, ...within(corner, last, low, high)],
      },
    ];
  }

  #overDays(): Series[] {
    const { days, leverage } = this.moment.token;
    const name = showFigure(leverage);
    // From where it began, so that the picture is not mostly empty below.
    const line = (side: 'asset' | 'token' | 'whole'): Point[] =>
      days.map((day, x) => ({ x, y: drawn(day[side].value) - this.start }));
    return [
      { name: 'Asset', tone: 'soft', points: line('asset') },
      { name: `${name} once`, tone: 'ln', dashed: true, points: line('whole') },
      { name: `${name} daily`, tone: 'eq', points: line('token') },
    ];
  }

  #tradeRows(): Row[] {
    const { trade } = this.moment;
    const lost = trade.left.value.lte(0);
    return [
      rowOf(trade.left, 'Yours now', lost ? 'loss' : 'eq'),
      rowOf(trade.leftUnlevered, 'Yours without a loan'),
      rowOf(trade.returnOnOwn, 'Return on own money'),
      rowOf(trade.zeroMove, 'Nothing left after'),
      rowOf(trade.position, 'Position'),
      rowOf(trade.exposureToOwn, 'Exposure : own'),
      rowOf(trade.borrowed, 'Borrowed', 'ln'),
      rowOf(trade.borrowedToOwn, 'Borrowed : own'),
      rowOf(trade.interest, 'Interest', 'ln'),
    ];
  }

  #tokenRows(): Row[] {
    const { asset, whole, token } = this.moment.figures;
    if (!asset || !whole || !token) return [];
    return [
      rowOf(asset, 'In the asset'),
      rowOf(whole, 'Multiplied once', 'ln'),
      rowOf(token, 'In the token', token.value.isZero() ? 'loss' : 'eq'),
    ];
  }
}

/** The cascade figure's own view of its scenario: the two lines, numbers and tables. */
import { type Decimal, type Figure, plain, showFigure } from '../../../engine/index.ts';
import type { Series, SpotMark } from '../../figures/marks.ts';
import { type Row, rowOf } from '../../notebook/row.ts';
import type { ScenarioState } from '../../notebook/scenario-state.svelte.ts';
import { priceText } from '../text.ts';
import { WidgetState } from '../widget-state.svelte.ts';
import { signed, verdict } from './describe.ts';
import { type CascadeMoment, COVERS, PRICE } from './moment.ts';

type Point = Series['points'][number];

/** Contracts, which are whole ones. */
const counted = (contracts: Decimal): number => Number(contracts.toFixed(0));
const drawn = (value: Decimal): number => Number(value.toFixed(4));
/** How far below the lowest price the prices of the next accounts are still drawn, as a part of the fall. */
const BELOW = 0.35;
/** Points of the price that lie so near to a straight line are left out. */
const HAIR = 0.02;

const PARTICIPANTS = ['longsClosed', 'longsOpen', 'shorts', 'provider', 'fund', 'venue', 'together'] as const;

/** A line with fewer points that looks the same. */
function simpler(points: readonly Point[]): Point[] {
  const kept: Point[] = [];
  for (const [i, point] of points.entries()) {
    const [from, next] = [kept.at(-1), points[i + 1]];
    if (!from || !next || next.x === from.x) {
      kept.push(point);
      continue;
    }
    const along = from.y + ((next.y - from.y) * (point.x - from.x)) / (next.x - from.x);
    if (Math.abs(along - point.y) > HAIR) kept.push(point);
  }
  return kept;
}

export class CascadeState extends WidgetState<CascadeMoment> {
  /** Heights are counted from the price before the shock, so that the picture is not mostly empty below. */
  readonly start = drawn(PRICE);
  readonly series = $derived.by((): Series[] => [
    { name: 'Next due', tone: 'nd', dashed: true, points: this.#steps() },
    { name: 'Price', tone: 'eq', points: this.#price() },
  ]);
  readonly now = $derived.by(() => ({
    x: this.#price().at(-1)?.x ?? 0,
    label: showFigure(this.moment.course.lowestPrice),
  }));
  readonly spots = $derived.by((): SpotMark[] => {
    const { cascade, course } = this.moment;
    return [{ x: 0, y: this.#height(cascade.shocked), label: `Shock to ${showFigure(course.shockedPrice)}` }];
  });
  readonly rows = $derived.by(() => this.#readout());
  /** Who gained and lost, by who pays for what margins lack. */
  readonly whoPaid = $derived.by(() =>
    PARTICIPANTS.map((name) => ({
      name,
      label: this.moment.gains[name].label,
      cells: COVERS.map((cover) => {
        const figure = this.moment.outcomes[cover].gains[name];
        const tone = figure.value.isZero() ? '' : figure.value.isNegative() ? 'loss' : 'gain';
        return { cover, text: signed(figure), tone, chosen: cover === this.moment.cover };
      }),
    })),
  );
  readonly lowest = $derived.by(() =>
    COVERS.map((cover) => ({
      cover,
      text: priceText(this.moment.outcomes[cover].cascade.lowest),
      chosen: cover === this.moment.cover,
    })),
  );
  readonly table = $derived.by(() => this.#byLeverage());

  constructor(scenario: ScenarioState<CascadeMoment>) {
    super(scenario, verdict);
  }

  /** Contracts as a percentage of all that are long. */
  #share(contracts: number): number {
    return Number(((contracts * 100) / counted(this.moment.crowd.contracts)).toFixed(4));
  }

  #height(price: Decimal): number {
    return drawn(price) - this.start;
  }

  #price(): Point[] {
    const { cascade } = this.moment;
    let closed = 0;
    const after = cascade.sales.map((sale) => {
      closed += counted(sale.quantity);
      return { x: this.#share(closed), y: this.#height(sale.after) };
    });
    const end = after.at(-1)?.x ?? 0;
    return [
      { x: 0, y: 0 },
      { x: 0, y: this.#height(cascade.shocked) },
      ...simpler([{ x: 0, y: this.#height(cascade.shocked) }, ...after]).slice(1),
      ...(cascade.last.gt(cascade.lowest) ? [{ x: end, y: this.#height(cascade.last) }] : []),
    ];
  }

  #steps(): Point[] {
    const { crowd, cascade } = this.moment;
    const floor = this.#height(cascade.lowest) * (1 + BELOW);
    let before = 0;
    const points: Point[] = [];
    for (const { contracts, price } of crowd.steps) {
      const y = this.#height(price);
      if (y < floor && points.length > 2) break;
      const after = before + counted(contracts);
      points.push({ x: this.#share(before), y }, { x: this.#share(after), y });
      before = after;
    }
    return points;
  }

  #readout(): Row[] {
    const { course, gains, deleveraged, cover } = this.moment;
    const gain = (figure: Figure): Row => ({
      figure,
      label: figure.label,
      shown: signed(figure),
      ...(figure.value.isNegative() && { tone: 'loss' }),
    });
    return [
      rowOf(course.lowestPrice, 'Lowest price', 'eq'),
      rowOf(course.closed, 'Accounts closed', 'nd'),
      rowOf(course.dragged, 'Of them dragged along'),
      rowOf(course.sold, 'Forced sales brought'),
      rowOf(course.beyond, 'Lost beyond margins', course.beyond.value.gt(0) ? 'loss' : undefined),
      ...(cover === 'deleveraging' ? [rowOf(deleveraged, 'Shorts closed for others')] : []),
      ...PARTICIPANTS.filter((name) => name !== 'together').map((name) => gain(gains[name])),
      { ...gain(gains.together), total: true },
    ];
  }

  #byLeverage(): { cells: string[] }[] {
    const { crowd, cascade } = this.moment;
    return crowd.steps.map(({ leverage, accounts, contracts, price, ids }) => {
      const closed = cascade.sales.filter(({ who }) => ids.has(who));
      const after = closed.at(-1)?.after;
      return {
        cells: [
          `${leverage}×`,
          String(accounts),
          plain(contracts),
          priceText(price),
          String(closed.length),
          after ? priceText(after) : '–',
        ],
      };
    });
  }
}

/** The figure’s own view of its scenario: lines over the basis, bars and rows, derived and never stored. */
import { type Decimal, decimal, profile, profileAt, showFigure } from '../../../engine/index.ts';
import type { Series, SpotMark } from '../../figures/marks.ts';
import { type Row, rowIf, rowOf } from '../../notebook/row.ts';
import type { ScenarioState } from '../../notebook/scenario-state.svelte.ts';
import { dollars, drawn } from '../text.ts';
import { WidgetState } from '../widget-state.svelte.ts';
import { basisText, NAMES, savingText, verdict } from './describe.ts';
import { type OffsetsMoment, PRICE } from './moment.ts';
import { BASIS } from './params.ts';

/** Rows of the data table. */
const TABLE = ['-0.2', '-0.1', '-0.05', '0', '0.02', '0.05', '0.1', '0.15', '0.2', '0.3'] as const;

/** Points of the axis that two marks must be apart to be named both. */
const APART = 4;

const PAR = decimal(PRICE);
const priceAt = (basis: string): Decimal => PAR.plus(PAR.times(decimal(basis)));
/** Of a price of the short leg: percent above the long one, for drawing. */
const percentAt = (price: Decimal): number => (drawn(price) / drawn(PAR) - 1) * 100;

/** Told apart without colour; what is asked without any offset is strong. */
const DASHES = { apart: ' strong', larger: 'dots', net: '', scan: 'long', portfolio: 'mixed' } as const;

export class OffsetsState extends WidgetState<OffsetsMoment> {
  readonly series: readonly Series[] = $derived.by(() => {
    const profiles = this.moment.rules.map(({ key, drawnFrom }) => ({
      key,
      points: profile(...drawnFrom, priceAt(BASIS.min), priceAt(BASIS.max)),
    }));
    const [any] = profiles;
    return [
      ...profiles.map(
        ({ key, points }): Series => ({
          name: NAMES[key],
          tone: 'nd',
          dashed: true,
          look: DASHES[key],
          points: points.map(({ price, requirement }) => ({ x: percentAt(price), y: drawn(requirement) })),
        }),
      ),
      {
        name: 'Equity',
        tone: 'eq',
        points: (any?.points ?? []).map(({ price, balance }) => ({ x: percentAt(price), y: drawn(balance) })),
      },
    ];
  });
  /** Where rules liquidate as the short leg rises; of those that stand close together the first is named. */
  readonly spots: readonly SpotMark[] = $derived.by(() => {
    const found = this.moment.rules.flatMap(({ above, drawnFrom }): SpotMark[] => {
      if (!above || above.value.gt(BASIS.max)) return [];
      const [price] = above.parts[0]?.parts ?? [];
      return profileAt(...drawnFrom, price ? [price.value] : []).map((at) => ({
        x: percentAt(at.price),
        y: drawn(at.balance),
        label: `Ends at +${showFigure(above)}`,
      }));
    });
    const ordered = found.toSorted((a, b) => a.x - b.x);
    const apart = ordered.filter(({ x }, i) => i === 0 || x - (ordered[i - 1]?.x ?? 0) > APART);
    // Of two the higher point has its name above it, and the lower one below.
    return apart.map((spot, i) => ({ ...spot, above: i % 2 === 0 && apart.length > 1 }));
  });
  /** What each asks at this basis, under the equity that must reach it. */
  readonly ladder = $derived.by(() => {
    const { equity, rules } = this.moment;
    return {
      held: { name: 'Equity', value: drawn(equity.value), text: showFigure(equity) },
      asked: rules.map((rule) => ({
        name: NAMES[rule.key],
        value: drawn(rule.requirement.value),
        text: showFigure(rule.requirement),
        note: savingText(rule),
      })),
      full: Math.max(1, drawn(equity.value), ...rules.map(({ requirement }) => drawn(requirement.value))),
    };
  });
  readonly rows: readonly Row[] = $derived.by(() => {
    const { equity, longValue, shortValue, price, rules, two } = this.moment;
    return [
      rowOf(longValue, 'Long leg is worth'),
      rowOf(shortValue, 'Short leg is worth'),
      rowOf(price, 'Price of the short leg'),
      rowOf(equity, 'Equity', equity.value.isNegative() ? 'loss' : 'eq'),
      ...rules.flatMap(({ key, requirement, saving, above, below }): Row[] => [
        rowOf(requirement, `${NAMES[key]} asks`, 'nd'),
        ...(key === 'apart' ? [] : [rowOf(saving, `${NAMES[key]} saves`)]),
        ...rowIf(above, `${NAMES[key]}: ends at`),
        ...rowIf(above ? undefined : below, `${NAMES[key]}: ends at`),
      ]),
      ...(two ? [] : [rowOf(this.moment.bound, 'May stray by')]),
    ];
  });
  readonly table = $derived.by(() => {
    const { rules } = this.moment;
    const prices = TABLE.map(priceAt);
    const columns = rules.map(({ drawnFrom }) => profileAt(...drawnFrom, prices));
    return {
      caption: 'Equity, and what each rule asks, by how far the short leg stands above the long one',
      head: ['Basis', 'Equity', ...rules.map(({ key }) => NAMES[key])],
      rows: TABLE.map((basis, i) => ({
        cells: [
          basisText(basis),
          ...columns.slice(0, 1).map((points) => dollars(points[i]?.balance ?? PAR, 'down')),
          ...columns.map((points) => dollars(points[i]?.requirement ?? PAR, 'up')),
        ],
      })),
    };
  });

  constructor(scenario: ScenarioState<OffsetsMoment>) {
    super(scenario, (moment) => verdict(moment, scenario.get(BASIS.key)));
  }
}

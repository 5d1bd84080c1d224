/** The carry figure's own view of its scenario: lines, numbers and table. */
import { showFigure } from '../../../engine/index.ts';
import type { Series } from '../../figures/marks.ts';
import { type Row, rowIf, rowOf } from '../../notebook/row.ts';
import type { ScenarioState } from '../../notebook/scenario-state.svelte.ts';
import { drawn, percent } from '../text.ts';
import { WidgetState } from '../widget-state.svelte.ts';
import { clockText, NAMES, rateFor, verdict } from './describe.ts';
import { type CarryMoment, type Terms, USUAL } from './moment.ts';
import { DAYS, MINUTES, TERMS } from './params.ts';

const DAY = 1440;
const flat = (y: number, last: number): Series['points'] => [
  { x: 0, y },
  { x: last, y },
];

export class CarryState extends WidgetState<CarryMoment> {
  readonly axis = $derived.by(() => (this.moment.view === 'days' ? DAYS : MINUTES));
  /** What the picture counts in: days, or hours of which the control moves the minutes. */
  readonly unit = $derived.by(() => (this.moment.view === 'days' ? 1 : 60));
  readonly last = $derived.by(() => Number(this.axis.max) / this.unit);
  readonly series = $derived.by((): Series[] => {
    const { room, gain } = this.moment;
    const points = this.#course();
    const top = points.at(-1)?.y ?? 0;
    const near = (value: number): boolean => value > 0 && value <= 2.5 * top;
    const [line, hoped] = [drawn(room.value), drawn(gain.value)];
    return [
      { name: 'Cost', tone: 'ln', points },
      ...(near(line)
        ? [{ name: 'To spare', tone: 'nd', dashed: true, points: flat(line, this.last) } as const]
        : []),
      ...(near(hoped) ? [{ name: 'Gain', tone: 'gain', points: flat(hoped, this.last) } as const] : []),
    ];
  });
  readonly now = $derived.by(() => {
    const { view, minutes, opened } = this.moment;
    return view === 'days'
      ? { x: minutes / DAY, label: `Day ${minutes / DAY}` }
      : {
          x: minutes / this.unit,
          label: `${clockText(600 + opened)} to ${clockText(600 + opened + minutes)}`,
        };
  });
  readonly rows = $derived.by(() => this.#readout());
  /** The same holding on each way of counting, at the rate of its example. */
  readonly table = $derived.by(() =>
    TERMS.options.map((terms) => {
      const { charges, cost } = this.moment.costAfter(this.moment, terms, USUAL[terms]);
      return {
        cells: [
          NAMES[terms],
          `${percent(USUAL[terms])} for ${rateFor(terms)}`,
          showFigure(charges),
          showFigure(cost),
        ],
      };
    }),
  );

  constructor(scenario: ScenarioState<CarryMoment>) {
    super(scenario, verdict);
  }

  /** Another way of counting comes with the rate of its example, which may then be changed. */
  override change(key: string, value: string): void {
    if (key === TERMS.key && value !== this.get(key)) super.change('rate', USUAL[value as Terms]);
    super.change(key, value);
  }

  /** In steps where each charge is to be seen; over days it is as good as straight. */
  #course(): { x: number; y: number }[] {
    const { view, opened, costAfter } = this.moment;
    const at = (minutes: number): number => drawn(costAfter({ minutes, opened, view }).cost.value);
    if (view === 'days')
      return [
        { x: 0, y: at(0) },
        { x: this.last, y: at(this.last * DAY) },
      ];
    const points = [{ x: 0, y: at(0) }];
    const end = this.last * 60;
    for (let minutes = 1; minutes <= end; minutes += 1) {
      // Between two minutes of which one ends an hour of the clock or of the holding, nothing is charged.
      if ((opened + minutes) % 60 > 0 && minutes % 60 > 1 && minutes !== end) continue;
      const before = points.at(-1)?.y ?? 0;
      const y = at(minutes);
      if (y !== before) points.push({ x: minutes / 60, y: before }, { x: minutes / 60, y });
    }
    points.push({ x: this.last, y: at(end) });
    return points;
  }

  #readout(): Row[] {
    const { cost, charges, left, base, value, aDay, aYear, breakEven, room, gain, until, terms } =
      this.moment;
    const broke = left.value.lte(0);
    return [
      rowOf(value, 'Position'),
      ...(terms === 'funding' ? [] : [rowOf(base, 'Borrowed', 'ln')]),
      rowOf(charges, 'Charges'),
      rowOf(cost, 'Cost so far', 'ln'),
      rowOf(left, 'Own money left', broke ? 'loss' : 'eq'),
      rowOf(room, 'Margin to spare', 'nd'),
      rowOf(gain, 'Gain of the rise'),
      rowOf(breakEven, 'Rise that pays it'),
      rowOf(aDay, 'Cost of a day'),
      rowOf(aYear, 'Rate for a year'),
      ...rowIf(until ?? undefined, 'Days until closed'),
    ];
  }
}

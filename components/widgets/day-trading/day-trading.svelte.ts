/** The day-trading figure’s own view of its scenario: the line of the level, numbers and table. */
import { type Figure, showFigure } from '../../../engine/index.ts';
import type { Series, SpotMark } from '../../figures/marks.ts';
import { type Row, rowOf } from '../../notebook/row.ts';
import type { ScenarioState } from '../../notebook/scenario-state.svelte.ts';
import { dollars, drawn } from '../text.ts';
import { WidgetState } from '../widget-state.svelte.ts';
import { stepName, verdict } from './describe.ts';
import type { DayTradingMoment } from './moment.ts';

export class DayTradingState extends WidgetState<DayTradingMoment> {
  /** Trades are at 1, 2 and so on; the day opens at 0 and closes one after the last. */
  readonly last = $derived.by(() => this.moment.steps.length + 1);
  readonly series = $derived.by((): Series[] => {
    const { own, steps } = this.moment;
    const start = drawn(own.value);
    const end = drawn(steps.at(-1)?.after ?? own.value);
    return [
      {
        name: 'Level',
        tone: 'eq',
        points: [
          { x: 0, y: start },
          ...steps.flatMap(({ before, after }, i) => [
            { x: i + 1, y: drawn(before) },
            { x: i + 1, y: drawn(after) },
          ]),
          { x: this.last, y: end },
        ],
      },
    ];
  });
  readonly spots = $derived.by((): SpotMark[] => {
    const { at, level } = this.moment.lowest;
    return at < 0
      ? []
      : [{ x: at + 1, y: drawn(level.value), label: showFigure(level), above: level.value.isNegative() }];
  });
  readonly rows = $derived.by((): Row[] => {
    const { own, lowest, deficit, small, most, closing, old } = this.moment;
    const asked = deficit.value.gt(0);
    const called = (call: Figure | null, label: string): Row[] =>
      call?.value.gt(0) ? [rowOf(call, label, 'nd')] : [];
    return [
      rowOf(own, 'Your money', 'eq'),
      rowOf(lowest.held, 'Held at the lowest'),
      rowOf(lowest.requirement, 'Required for it', 'nd'),
      rowOf(lowest.level, 'Lowest that counts', lowest.level.value.isNegative() ? 'loss' : 'eq'),
      rowOf(deficit, 'Deficit', asked ? 'nd' : undefined),
      ...(asked ? [rowOf(small, 'Too small to count')] : []),
      rowOf(most, 'No deficit at the open up to'),
      rowOf(closing, 'Yours at the close', closing.value.isNegative() ? 'loss' : 'eq'),
      rowOf(old.dayTrades, 'Old rule: day trades'),
      rowOf(old.buyingPower, 'Old rule: buying power'),
      ...called(old.minimumCall, 'Old rule: missing equity'),
      ...called(old.tradingCall, 'Old rule: day-trading call'),
    ];
  });
  readonly table = $derived.by(() =>
    this.moment.steps.map(({ held, equity, after }, i) => ({
      cells: [
        stepName(this.moment, i),
        dollars(held),
        dollars(equity, 'down'),
        dollars(equity.minus(after), 'up'),
        dollars(after, 'down'),
      ],
      now: i === this.moment.lowest.at,
    })),
  );

  constructor(scenario: ScenarioState<DayTradingMoment>) {
    super(scenario, verdict);
  }

  nameAt(x: number): string {
    if (x === 0) return 'open';
    return Number.isInteger(x) ? stepName(this.moment, x - 1) : '';
  }
}

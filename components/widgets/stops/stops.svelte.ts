/** The stops figure's own view of its scenario: lines, numbers and table. */
import { type Decimal, decimal, showFigure } from '../../../engine/index.ts';
import type { Series, SpotMark } from '../../figures/marks.ts';
import { type Row, rowIf, rowOf } from '../../notebook/row.ts';
import type { ScenarioState } from '../../notebook/scenario-state.svelte.ts';
import { drawn, figureText, percent, priceText } from '../text.ts';
import { WidgetState } from '../widget-state.svelte.ts';
import { sizeText, verdict } from './describe.ts';
import { ENTRY, type StopsMoment, type Way } from './moment.ts';
import { PRICE } from './params.ts';

/** Rows of the data table: what to risk at a time. */
const RISKS = ['0.0025', '0.005', '0.01', '0.02', '0.05', '0.1'] as const;
const GAP = 'After a gap';

export class StopsState extends WidgetState<StopsMoment> {
  readonly sizeText = $derived.by(() => sizeText(this.moment));
  readonly danger = GAP;
  readonly series = $derived.by((): Series[] => [
    { name: GAP, tone: 'eq', points: this.#line('gap') },
    { name: 'As planned', tone: 'nd', dashed: true, points: this.#line('steps') },
  ]);
  readonly spots = $derived.by((): SpotMark[] => {
    const { stop, goneAt, outcomeAt, rungs } = this.moment;
    const spot = (price: Decimal, way: Way, label: string): SpotMark => ({
      x: drawn(price),
      y: drawn(outcomeAt(price, way).result.value),
      label,
    });
    const low = decimal(PRICE.min);
    return [
      // Above the line there is room at its left, whatever else has a name.
      { ...spot(stop, 'steps', `Stop ${priceText(stop)}`), above: true, left: true },
      ...rungs.map((rung, i) => ({
        ...spot(rung, 'steps', `Sell at ${priceText(rung)}`),
        ...(i > 0 && { above: true }),
      })),
      ...(goneAt?.value.gte(low) ? [spot(goneAt.value, 'gap', `Account gone at ${showFigure(goneAt)}`)] : []),
    ];
  });
  readonly now = $derived.by(() => ({ x: drawn(this.moment.price), label: priceText(this.moment.price) }));
  readonly rows = $derived.by(() => this.#readout());
  readonly table = $derived.by(() =>
    RISKS.map((rate) => {
      const { size, outcome, inARow } = this.moment.sizedAt(rate);
      return {
        cells: [
          percent(rate),
          ...[size.quantity, size.value, size.atRisk, outcome.result].map((figure) => showFigure(figure)),
          figureText(inARow, 'none'),
        ],
      };
    }),
  );

  constructor(scenario: ScenarioState<StopsMoment>) {
    super(scenario, verdict);
  }

  #line(way: Way): Series['points'] {
    const { stop, rungs, outcomeAt } = this.moment;
    const prices = [decimal(PRICE.min), stop, ENTRY, ...rungs, decimal(PRICE.max)];
    return prices
      .toSorted((a, b) => a.cmp(b))
      .map((price) => ({ x: drawn(price), y: drawn(outcomeAt(price, way).result.value) }));
  }

  #readout(): Row[] {
    const { size, risk, outcome, after, stopped, borrowed, inARow, goneAt } = this.moment;
    const down = outcome.result.value.isNegative();
    return [
      rowOf(risk, 'Lose at most', 'nd'),
      rowOf(size.quantity, 'Shares'),
      rowOf(size.value, 'Position'),
      rowOf(size.atRisk, 'At risk to the stop', 'nd'),
      ...(borrowed.value.gt(0) ? [rowOf(borrowed, 'Borrowed', 'ln')] : []),
      rowOf(outcome.result, 'Gained or lost', down ? 'loss' : undefined),
      rowOf(after, 'Account after', after.value.lte(0) ? 'loss' : 'eq'),
      ...(stopped
        ? [rowOf(stopped.gap, 'Lost to the gap', stopped.gap.value.isZero() ? undefined : 'loss')]
        : []),
      ...rowIf(inARow, 'Losses to halve it'),
      ...(goneAt ? [rowOf(goneAt, 'Account gone at')] : []),
    ];
  }
}

/** The taxes figure's own view of its scenario: spans of time, numbers and table. */
import { daysBetween } from '../../../engine/calendar.ts';
import { type Figure, showFigure } from '../../../engine/index.ts';
import type { SpanRow } from '../../figures/marks.ts';
import { announce } from '../../notebook/announce.ts';
import { type Row, rowOf } from '../../notebook/row.ts';
import type { ScenarioState } from '../../notebook/scenario-state.svelte.ts';
import { priceText } from '../text.ts';
import { WidgetState } from '../widget-state.svelte.ts';
import { againText, dateText, interestKind, interestText, lotText, saleText, verdict } from './describe.ts';
import { type Lot, SOLD_ON, type TaxesMoment } from './moment.ts';

/** Days that the picture shows after the sale. */
const AHEAD = 62;

const daysTo = (date: string): number => daysBetween(SOLD_ON, date);

export class TaxesState extends WidgetState<TaxesMoment> {
  readonly interest = $derived.by(() => interestText(this.moment));
  readonly low = $derived.by(() =>
    Math.min(-210, ...this.moment.lots.map(({ bought }) => daysTo(bought) - 6)),
  );
  readonly high = AHEAD;
  readonly rowsOfTime = $derived.by((): SpanRow[] => {
    const { lots, again, disallowed } = this.moment;
    const bars = lots.map((lot) => this.#bar(lot));
    if (!again) return bars;
    const put = disallowed.value.gt(0);
    return [
      ...bars,
      {
        name: againText(this.moment),
        spans: [{ from: again.after, to: AHEAD, tone: put ? 'nd' : 'eq' }],
        note: `basis ${showFigure(again.basis)}${put ? `, ${showFigure(disallowed)} of it put off from the sale` : ''}`,
        tone: put ? 'nd' : undefined,
      },
    ];
  });
  readonly rows = $derived.by(() => this.#readout());
  readonly table = $derived.by(() =>
    this.moment.lots.flatMap(({ price, bought, sale }) =>
      sale
        ? [
            {
              cells: [
                priceText(price),
                dateText(bought),
                sale.term === 'long' ? 'long' : 'short',
                showFigure(sale.proceeds),
                showFigure(sale.basis),
                showFigure(sale.gain),
                showFigure(sale.disallowed),
                showFigure(sale.recognised),
              ],
            },
          ]
        : [],
    ),
  );

  #interest: string;

  constructor(scenario: ScenarioState<TaxesMoment>) {
    super(scenario, verdict);
    this.#interest = interestKind(this.moment);
  }

  /** Whether the interest is above its limit is said too, when that changes. */
  override released(): void {
    super.released();
    const kind = interestKind(this.moment);
    if (kind !== this.#interest) announce(this.interest);
    this.#interest = kind;
  }

  #bar(lot: Lot): SpanRow {
    const [from, turn] = [daysTo(lot.bought), daysTo(lot.longFrom)];
    const { sale } = lot;
    const kept = sale === undefined || sale.quantity.lt(lot.quantity);
    const held: SpanRow['spans'] =
      turn > 0
        ? [{ from, to: 0, tone: 'soft' }]
        : [
            { from, to: turn, tone: 'soft' },
            { from: turn, to: 0, tone: 'gain' },
          ];
    return {
      name: lotText(lot),
      spans: [...held, ...(kept ? [{ from: 0, to: AHEAD, tone: 'faint' as const }] : [])],
      ticks: turn <= AHEAD ? [turn] : [],
      note: `${saleText(lot)}${turn <= AHEAD ? `; long-term from ${dateText(lot.longFrom)}` : ''}`,
      ...(sale &&
        !sale.gain.value.isZero() && { tone: sale.gain.value.gt(0) ? ('gain' as const) : ('loss' as const) }),
    };
  }

  #readout(): Row[] {
    const { gain, disallowed, capital, bill, interest, lossCarried, afterTax, recognised } = this.moment;
    const where = (figure: Figure): boolean => !figure.value.isZero();
    return [
      rowOf(gain, 'Gain of the sale', gain.value.isNegative() ? 'loss' : 'eq'),
      ...(where(disallowed) ? [rowOf(disallowed, 'Put off', 'nd')] : []),
      rowOf(recognised, 'Counts this year'),
      ...(where(capital.ordinaryGain) ? [rowOf(capital.ordinaryGain, 'At the ordinary rate')] : []),
      ...(where(capital.netCapitalGain) ? [rowOf(capital.netCapitalGain, 'Net capital gain')] : []),
      ...(where(capital.deductibleLoss) ? [rowOf(capital.deductibleLoss, 'Loss deducted')] : []),
      ...(where(lossCarried) ? [rowOf(lossCarried, 'Loss carried forward', 'nd')] : []),
      rowOf(interest.deductible, 'Interest deducted'),
      ...(where(interest.carryforward)
        ? [rowOf(interest.carryforward, 'Interest carried forward', 'nd')]
        : []),
      ...(where(bill.saved) ? [rowOf(bill.saved, 'Tax saved by deductions')] : []),
      rowOf(bill.tax, bill.tax.value.isNegative() ? 'Tax in all (saved)' : 'Tax in all'),
      rowOf(afterTax, 'After tax', afterTax.value.isNegative() ? 'loss' : 'eq'),
    ];
  }

  get priceText(): string {
    return priceText(this.moment.price);
  }
}

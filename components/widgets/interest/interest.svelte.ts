/** The interest figure's own view of its scenario: lines, numbers and table. */
import { type Decimal, type Figure, showFigure } from '../../../engine/index.ts';
import type { Series, SpotMark } from '../../figures/marks.ts';
import { announce } from '../../notebook/announce.ts';
import { type Row, rowOf } from '../../notebook/row.ts';
import type { ScenarioState } from '../../notebook/scenario-state.svelte.ts';
import { drawn } from '../text.ts';
import { WidgetState } from '../widget-state.svelte.ts';
import { tierText, verdict } from './describe.ts';
import type { InterestMoment } from './moment.ts';
import { DAYS } from './params.ts';

type Points = Series['points'];

/** The ends of the months, for the table. */
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'] as const;

export class InterestState extends WidgetState<InterestMoment> {
  readonly tier = $derived.by(() => tierText(this.moment));
  readonly series = $derived.by((): Series[] => {
    const { year, kept, quoted, gain, loanGain, course } = this.moment;
    const last = Number(DAYS.max);
    const along = (points: InterestMoment['year']['course']): Points =>
      points.map(({ day, interest }) => ({ x: day, y: drawn(interest) }));
    const flat = ({ value }: Figure): Points => [0, last].map((x) => ({ x, y: drawn(value) }));
    // A gain far above would press the interest flat against the axis.
    const fits = ({ value }: Figure): boolean =>
      value.gt(0) && drawn(value) <= 2 * Math.max(drawn(kept.interest.value), drawn(course.interest.value));
    const lines: Series[] = [
      {
        name: 'Quoted',
        tone: 'soft',
        dashed: true,
        points: [
          { x: 0, y: 0 },
          { x: last, y: drawn(quoted(last).value) },
        ],
      },
    ];
    if (year.repaid.value.gt(0))
      lines.push({ name: 'Not repaid', tone: 'ln', dashed: true, points: along(kept.course) });
    lines.push({ name: 'Interest', tone: 'ln', points: along(year.course) });
    // Only what the borrowed part gains has to pay for the loan.
    if (fits(gain)) lines.push({ name: 'Gain on all', tone: 'gain', dashed: true, points: flat(gain) });
    if (fits(loanGain)) lines.push({ name: 'Gain on loan', tone: 'gain', points: flat(loanGain) });
    return lines;
  });
  readonly spots = $derived.by((): SpotMark[] => {
    const { year, after } = this.moment;
    const at = year.course[after];
    if (!at || year.repaid.value.isZero()) return [];
    return [{ x: at.day, y: drawn(at.interest), label: `${showFigure(year.repaid)} repaid` }];
  });
  readonly now = $derived.by(() => ({ x: this.moment.days, label: `Day ${this.moment.days}` }));
  readonly rows = $derived.by(() => this.#readout());
  readonly table = $derived.by(() => {
    const { course } = this.moment.year;
    return this.moment.kept.course.slice(1).map(({ day, interest }, i) => ({
      cells: [
        MONTHS[i] ?? '',
        String(day),
        showFigure(this.moment.quoted(day)),
        this.text(interest),
        this.text(course[i + 1]?.interest ?? interest),
      ],
    }));
  });

  #tier: string;

  constructor(scenario: ScenarioState<InterestMoment>) {
    super(scenario, verdict);
    this.#tier = this.place;
  }

  /** Which tier of which schedule. */
  private get place(): string {
    return `${this.moment.id} ${this.moment.place.tier}`;
  }

  text(value: Decimal): string {
    return showFigure({ ...this.moment.course.interest, value });
  }

  /** Another tier is said too, once. */
  override released(): void {
    super.released();
    if (this.place === this.#tier) return;
    this.#tier = this.place;
    announce(this.tier);
  }

  #readout(): Row[] {
    const { moment } = this;
    const { interest, owed, saved, repaid } = moment.course;
    return [
      rowOf(interest, 'Interest until now', 'ln'),
      rowOf(owed, 'Owed now', 'ln'),
      rowOf(moment.daily, 'On the first day'),
      rowOf(moment.rate, 'Quoted rate'),
      rowOf(moment.simple, 'Over 365 days'),
      rowOf(moment.effective, 'Posted monthly'),
      rowOf(moment.gain, 'Gain on all'),
      rowOf(moment.loanGain, 'Gain on the loan'),
      rowOf(moment.breakEvenMove, 'Rise that pays it'),
      rowOf(moment.breakEvenOnOwn, 'On own money'),
      ...(repaid.value.gt(0)
        ? [rowOf(saved, 'Saved by repaying', saved.value.isNegative() ? 'loss' : 'eq')]
        : []),
    ];
  }
}

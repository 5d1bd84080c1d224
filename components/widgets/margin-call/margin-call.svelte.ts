/** The margin-call figure's own view of its scenario: texts and numbers for drawing, derived and never stored. */
import { decimal, profile, profileAt, rulebookIn, showFigure, viewOf } from '../../../engine/index.ts';
import type { Series, SpotMark } from '../../figures/marks.ts';
import { announce, whenSettled } from '../../notebook/announce.ts';
import { lessText, type Row } from '../../notebook/row.ts';
import type { ScenarioState } from '../../notebook/scenario-state.svelte.ts';
import { happened } from '../happened.ts';
import { drawn } from '../text.ts';
import { WidgetState } from '../widget-state.svelte.ts';
import { type AnswerName, answerTitles } from './answers.ts';
import { verdict } from './describe.ts';
import type { Future } from './futures.ts';
import { later } from './later.svelte.ts';
import { type AccountMoment, baseOf } from './moment.ts';
import { HOUSE, NEXT, NOTICE, PRICE, SALE } from './params.ts';

/** Rows of the data table, in dollars. */
const TABLE_PRICES = [60, 55, 50, 45, 40, 35, 30, 25, 20, 15] as const;

export class MarginCallState extends WidgetState<AccountMoment> {
  readonly report = $derived.by(() => this.moment.report);
  readonly called = $derived.by(() =>
    this.report.standings.some(({ line, crossed }) => crossed && line.action === 'call'),
  );
  readonly titles = $derived.by(() => answerTitles(this.moment, this.scenario.values));
  readonly futures: readonly Future[] = $derived.by(() =>
    this.called && this.answer !== null && later.parts
      ? later.parts.futures(this.scenario.preset, this.moment, this.scenario.values)
      : [],
  );
  readonly chosen = $derived.by(() => this.futures.find((future) => future.name === this.answer));
  /** The three answers day by day, behind the picture of the chosen one. */
  readonly days = $derived.by(
    () => later.parts?.daysTable(this.futures) ?? { caption: '', head: [], rows: [] },
  );
  readonly series: readonly Series[] = $derived.by(() => {
    const points = profile(...this.#drawn(), decimal(PRICE.min), decimal(PRICE.max));
    const line = (name: string, of: 'balance' | 'requirement', tone: Series['tone']): Series => ({
      name,
      tone,
      dashed: of === 'requirement',
      points: points.map((point) => ({ x: drawn(point.price), y: drawn(point[of]) })),
    });
    return [line('Requirement', 'requirement', 'nd'), line('Equity', 'balance', 'eq')];
  });
  readonly table = $derived.by(() =>
    profileAt(
      ...this.#drawn(),
      TABLE_PRICES.map((price) => decimal(price)),
    ),
  );
  /** Where the lines cross. */
  readonly spots: readonly SpotMark[] = $derived.by(() => {
    const { callPrice, callEquity } = this.report.figures;
    if (!callPrice || callPrice.value.lt(PRICE.min) || callPrice.value.gt(PRICE.max)) return [];
    const label = `Call below ${showFigure(callPrice)}`;
    return [{ x: drawn(callPrice.value), y: drawn(callEquity?.value), label }];
  });
  readonly rows = $derived.by(() => this.readout());

  #toldOutcome = '';
  /** What was moved last is what follows the call: the next price, or the broker’s patience. */
  #terms = false;
  readonly #settleTerms = whenSettled(() => this.#sayOutcome());

  constructor(scenario: ScenarioState<AccountMoment>) {
    super(scenario, ({ report }) => verdict(report));
  }

  get price(): string {
    return this.scenario.get(PRICE.key);
  }

  get house(): string {
    return this.scenario.get(HOUSE.key);
  }

  get answer(): AnswerName | null {
    const answer = this.scenario.get('answer');
    return answer === 'deposit' || answer === 'sell' || answer === 'wait' ? answer : null;
  }

  /** Half of the figure is fetched when something is first moved. */
  override change(key: string, value: string): void {
    void later.fetch();
    this.#terms = key === NEXT.key || key === NOTICE.key || key === SALE.key;
    if (this.#terms) {
      this.scenario.set(key, value);
      this.#settleTerms.touched();
    } else super.change(key, value);
  }

  override released(): void {
    if (this.#terms) this.#settleTerms.released();
    else super.released();
  }

  choose(answer: AnswerName): void {
    this.scenario.set('answer', answer);
    if (this.answer !== answer) return;
    happened('answer', { name: 'answer', value: answer, text: this.chosen?.outcome ?? '' });
    this.#sayOutcome();
  }

  /** What the reader's answer has come to, when it is another sentence than the last one. */
  #sayOutcome(): void {
    const outcome = this.chosen?.outcome ?? '';
    if (outcome === this.#toldOutcome) return;
    this.#toldOutcome = outcome;
    announce(outcome, /broker sells|sells \d/.test(outcome) ? 'alarm' : 'polite');
  }

  /** View, rulebook, maintenance line and instrument: what the two lines are drawn from. */
  #drawn() {
    const { state } = this.moment;
    const rulebook = rulebookIn(state);
    const line = rulebook.lines.find((item) => item.of === 'maintenance');
    if (!line) throw new RangeError(`${rulebook.id} has no maintenance line.`);
    return [viewOf(state), rulebook, line, baseOf(this.scenario.preset).instrument] as const;
  }

  readout(): Row[] {
    const { marketValue, loan, equity, requirement, call, excess } = this.report.figures;
    if (!marketValue || !loan || !equity || !requirement || !call || !excess) return [];
    const short = call.value.gt(0);
    return [
      { figure: marketValue, label: 'Shares are worth', shown: showFigure(marketValue) },
      { figure: loan, label: 'Loan', shown: lessText(loan), tone: 'ln' },
      {
        figure: equity,
        label: 'Equity',
        shown: showFigure(equity),
        tone: equity.value.isNegative() ? 'loss' : 'eq',
        total: true,
      },
      { figure: requirement, label: 'Requirement', shown: showFigure(requirement), tone: 'nd' },
      short
        ? { figure: call, label: 'Short by', shown: showFigure(call), tone: 'nd' }
        : { figure: excess, label: 'To spare', shown: showFigure(excess) },
    ];
  }
}

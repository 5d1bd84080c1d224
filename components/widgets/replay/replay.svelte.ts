/** The replay figure's own view of its scenario: the day that has been reached, and playing on from it. */
import type { BarText } from '../../../engine/paths/episode.ts';
import type { DayBar } from '../../figures/marks.ts';
import { announce } from '../../notebook/announce.ts';
import type { Row } from '../../notebook/row.ts';
import type { ScenarioState } from '../../notebook/scenario-state.svelte.ts';
import { priceText } from '../text.ts';
import { WidgetState } from '../widget-state.svelte.ts';
import { barTexts, dateText } from './episode.ts';
import { type ReplayMoment, ready } from './moment.ts';
import { DAY } from './params.ts';

/** A whole episode plays in about so many milliseconds, if nothing stops it; no day takes longer than `SLOWEST`. */
const WHOLE = 14_000;
const SLOWEST = 450;

/** Longer episodes name months below the axis. */
const LONG = 150;
const AXIS = {
  days: new Intl.DateTimeFormat('en', { month: 'short', day: 'numeric', timeZone: 'UTC' }),
  months: new Intl.DateTimeFormat('en', { month: 'short', year: 'numeric', timeZone: 'UTC' }),
};

export class ReplayState extends WidgetState<ReplayMoment> {
  playing = $state.raw(false);
  readonly #bars: readonly BarText[];
  /** The prices of the picture. */
  readonly prices: readonly DayBar[];
  /** Number of the last day. */
  readonly last: number;
  readonly line = $derived.by(() => this.moment.days.map(({ line }) => line));
  /** Days on which something happened. */
  readonly events = $derived.by(() =>
    this.moment.days.flatMap(({ event, price }, at) => (event === '' ? [] : [{ at, price, label: event }])),
  );
  /** The next day on which something happens, or else the last one. */
  readonly next = $derived.by(() => this.events.find(({ at }) => at > this.moment.at)?.at ?? this.last);
  /** Every day, whichever has been reached. */
  readonly table = $derived.by(() => this.#table());
  /** What had come about before the days began to pass. */
  #kind = '';
  #timer: ReturnType<typeof setInterval> | undefined;

  constructor(scenario: ScenarioState<ReplayMoment>) {
    super(scenario, ({ verdict }) => verdict);
    const { episode } = scenario.preset;
    if (!episode) throw new RangeError(`${scenario.preset.id} names no episode.`);
    this.#bars = barTexts(episode);
    this.prices = this.#bars.map(([, ...texts]) => {
      const [first = 0, ...others] = texts.map(Number);
      const [high = first, low = first, close = first] = others;
      return { high, low, close };
    });
    this.last = this.prices.length - 1;
  }

  get rows(): readonly Row[] {
    return this.moment.rows;
  }

  /** What stands below the axis at a day. */
  dayName(at: number): string {
    const on = this.#bars[at]?.[0];
    const axis = this.last > LONG ? AXIS.months : AXIS.days;
    return on === undefined ? '' : axis.format(new Date(`${on}T00:00:00Z`));
  }

  #table(): readonly { readonly cells: readonly string[]; readonly alarm?: boolean }[] {
    return this.moment.days.map(({ cells, open, event }, at) => {
      const [on = '', ...prices] = this.#bars[at] ?? [];
      const [close = ''] = prices.slice(-1);
      const [, high, low] = prices;
      const range = high === undefined || low === undefined ? [] : [low, high];
      return {
        cells: [dateText(on), ...[...range, close].map((text) => priceText(text)), ...cells, event],
        ...(open && { alarm: true }),
      };
    });
  }

  /** What plays days, if it is not here yet; then the figure shows what the values ask for. */
  async fetch(): Promise<void> {
    await ready();
    if (!this.moment.waiting) return;
    this.scenario.values = { ...this.scenario.values };
    this.released();
  }

  goTo(day: number): void {
    this.change(DAY.key, String(Math.min(this.last, Math.max(0, day))));
  }

  override change(key: string, value: string): void {
    if (key !== DAY.key) this.pause();
    super.change(key, value);
  }

  override reset(): void {
    this.pause();
    super.reset();
  }

  /** At once to the next day on which something happens. */
  async skip(): Promise<void> {
    this.pause();
    await this.fetch();
    this.#kind = this.verdict.kind;
    this.goTo(this.next);
    this.#arrived();
  }

  /** Says what has come about; also where it is of the same kind as what came about before. */
  #arrived(): void {
    const { kind, head, body, quiet } = this.verdict;
    this.released();
    if (kind === this.#kind && !quiet) announce(`${head} ${body}`);
  }

  /** From here to the next day on which something happens; from the end, from the beginning. */
  async play(): Promise<void> {
    await this.fetch();
    if (this.moment.at >= this.last) this.goTo(0);
    const until = this.next;
    this.#kind = this.verdict.kind;
    this.playing = true;
    clearInterval(this.#timer);
    this.#timer = setInterval(
      () => {
        this.goTo(this.moment.at + 1);
        if (this.moment.at >= until) this.pause();
      },
      Math.min(SLOWEST, WHOLE / Math.max(1, this.last)),
    );
  }

  pause(): void {
    clearInterval(this.#timer);
    if (!this.playing) return;
    this.playing = false;
    this.#arrived();
  }
}

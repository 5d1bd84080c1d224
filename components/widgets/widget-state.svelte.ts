/** What the state of every figure does: values come in, and what came about is said once the reader rests. */
import { announce, whenSettled } from '../notebook/announce.ts';
import type { Moment } from '../notebook/figures.ts';
import type { ScenarioState } from '../notebook/scenario-state.svelte.ts';
import { happened } from './happened.ts';
import type { NumberParam } from './params.ts';
import type { Verdict } from './widget.ts';

export class WidgetState<M extends Moment = Moment> {
  readonly scenario: ScenarioState<M>;
  readonly #judge: (moment: M) => Verdict;
  readonly verdict: Verdict = $derived.by(() => this.#judge(this.moment));
  #said: string;
  readonly #settle = whenSettled(() => this.#say());

  /** `judge` says what a moment has come to. */
  constructor(scenario: ScenarioState<M>, judge: (moment: M) => Verdict) {
    this.scenario = scenario;
    this.#judge = judge;
    this.#said = this.verdict.kind;
  }

  get moment(): M {
    return this.scenario.moment;
  }

  get(key: string): string {
    return this.scenario.get(key);
  }

  /** A new value from a control; what it means is said once the reader rests. */
  change(key: string, value: string): void {
    this.scenario.set(key, value);
    this.#settle.touched();
  }

  /** A value that was picked out: what it means is said at once. */
  pick(key: string, value: string): void {
    this.change(key, value);
    this.released();
  }

  /** Moves a value by a step, staying inside its limits. */
  nudge({ key, min, max, places }: Pick<NumberParam, 'key' | 'min' | 'max' | 'places'>, by: number): void {
    const wanted = Number(this.get(key)) + by;
    this.change(key, Math.min(Number(max), Math.max(Number(min), wanted)).toFixed(places));
  }

  /** What dragging does in a picture: nothing where the value is locked. `whole` is what it moves by at least. */
  dragged(
    { key, places }: Pick<NumberParam, 'key' | 'places'>,
    whole?: number,
  ): ((value: number) => void) | undefined {
    if (this.scenario.isLocked(key)) return undefined;
    return (value) => this.change(key, (whole ? Math.round(value / whole) * whole : value).toFixed(places));
  }

  released(): void {
    this.#settle.released();
  }

  reset(): void {
    this.scenario.reset();
    this.#said = this.verdict.kind;
    announce('The figure is back at its start.');
  }

  /** Says an event once, and again only after it has been over. Its size is heard from the control that moves it. */
  #say(): void {
    const { kind, head, body, quiet } = this.verdict;
    if (!quiet && kind !== this.#said) {
      const text = `${head} ${body}`;
      announce(text);
      happened('event', { name: kind, text });
    }
    this.#said = kind;
  }
}

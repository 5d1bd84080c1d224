/**
 * A stretch of real days, replayed. A bar has no order between its high and its low: which of its prices are looked
 * at, and where sales are filled, are rules, and stand here.
 *
 * Broker: looked at once a day, at the close or at the price that was worst for the account. What is deposited
 * counts at once. Whatever is sold, by the customer or by the broker, is sold at an open: on the day after the call by
 * the customer, on the day that it is due by the broker.
 * Exchange: where the worst price of the day is looked at, the price is taken to go there from the open, and the
 * account is liquidated on the way, at the first tick that crosses its line.
 */
import { instrumentOf, markOf } from '../account.ts';
import { nextDay } from '../calendar.ts';
import { callsNow } from '../calls.ts';
import { type Decimal, parseDecimal, toTick } from '../decimal.ts';
import { EngineError } from '../errors.ts';
import { report } from '../report.ts';
import type { DatedEvent } from '../scenario.ts';
import { begun, closing, type Frame, framesOf, lastOf } from '../simulate.ts';
import { rulebookIn, type State, viewOf } from '../state.ts';

/** The prices of one day. Where only closes are known, the others are the close. */
export interface Bar {
  /** ISO date. */
  readonly on: string;
  readonly open: Decimal;
  readonly high: Decimal;
  readonly low: Decimal;
  readonly close: Decimal;
}

/** Which price of a day the account is judged by: its last one, or the low for a long and the high for a short. */
export type Check = 'close' | 'worst';

/** What the customer does about a call: pays what it asks, sells what cures it, or nothing. */
export type Answer = 'deposit' | 'sell' | 'wait';

export interface EpisodeTerms {
  readonly instrument: string;
  readonly check: Check;
  readonly answer: Answer;
}

/** One day of the episode as it was played. */
export interface EpisodeDay {
  readonly bar: Bar;
  /** What the day brought, as a scenario would write it. */
  readonly events: readonly DatedEvent[];
  /** The days without a price since the last one, then this day. */
  readonly frames: readonly Frame[];
  /** As the day has closed. */
  readonly state: State;
}

/** Open, high, low and close; or a close alone. Decimal texts. */
export type BarText =
  | readonly [on: string, open: string, high: string, low: string, close: string]
  | readonly [on: string, close: string];

/**
 * Reads bars, in order of time.
 * @throws EngineError `episode.order` where a day does not follow the one before; `episode.range` where a price is
 * not above zero, or the high or the low of a day does not hold its other prices
 */
export function readBars(texts: readonly BarText[]): Bar[] {
  if (texts.length < 2) throw new EngineError('episode.order', 'bars', 'must hold at least two days');
  return texts.map(([on, ...prices], i) => {
    const before = texts[i - 1]?.[0];
    if (before !== undefined && on <= before)
      throw new EngineError('episode.order', `bars[${i}]`, `must be later than ${before}; got ${on}`);
    const read = prices.map((price) => parseDecimal(price, `bars[${i}] of ${on}`));
    const close = read.at(-1);
    if (!close || read.some((price) => price.lte(0)))
      throw new EngineError('episode.range', `bars[${i}] of ${on}`, 'must hold prices above 0');
    const [open = close, high = close, low = close] = read.length === 1 ? [] : read;
    if (read.some((price) => price.gt(high) || price.lt(low)))
      throw new EngineError(
        'episode.range',
        `bars[${i}] of ${on}`,
        'must have every price between its low and its high',
      );
    return { on, open, high, low, close };
  });
}

/** A crash of a liquidation into small steps comes to an end. */
const MOST_PARTS = 100;

/** Steps through a day, remembering what was done. */
class Session {
  state: State;
  readonly events: DatedEvent[] = [];
  readonly frames: Frame[] = [];
  readonly #bar: Bar;
  readonly #terms: EpisodeTerms;

  constructor(state: State, bar: Bar, terms: EpisodeTerms) {
    this.state = state;
    this.#bar = bar;
    this.#terms = terms;
  }

  get #held(): Decimal | undefined {
    const { instrument } = this.#terms;
    const { positions } = viewOf(this.state).pool;
    return positions.find((item) => item.instrument === instrument && !item.quantity.isZero())?.quantity;
  }

  #happens(event: DatedEvent): void {
    this.events.push(event);
    this.#passes(framesOf(this.state, event));
  }

  #passes(frames: readonly Frame[]): void {
    this.frames.push(...frames);
    this.state = lastOf(frames);
  }

  #price(price: Decimal): void {
    const { instrument } = this.#terms;
    if (!markOf(this.state.market, instrument).eq(price))
      this.#happens({ on: this.#bar.on, do: 'price', instrument, price });
  }

  /** Looks at the account at this price; a call that is answered by money is answered at once. */
  #look(price: Decimal): void {
    this.#price(price);
    if (this.#terms.answer === 'deposit' && callsNow(this.state).length > 0)
      this.#happens({ on: this.#bar.on, do: 'answer', by: 'cash' });
  }

  /** What was decided since the last close is sold at the open. */
  morning(): void {
    const { on, open } = this.#bar;
    const calls = this.state.memory.calls.filter(({ kind }) => kind === 'maintenance');
    const due = calls.some((call) => call.due <= on);
    if (calls.length === 0 || (this.#terms.answer !== 'sell' && !due)) return;
    this.#price(open);
    this.#happens(
      this.#terms.answer === 'sell' ? { on, do: 'answer', by: 'sale' } : { on, do: 'brokerSells' },
    );
  }

  /** An exchange closes on the way to the worst price of the day, again and again if in parts. */
  #liquidated(worst: Decimal): void {
    const { instrument } = this.#terms;
    const { tick } = instrumentOf(this.state.market, instrument);
    this.#price(this.#bar.open);
    for (let part = 0; part < MOST_PARTS; part += 1) {
      const held = this.#held;
      if (!held) return;
      const down = held.gt(0);
      const line = report(viewOf(this.state), rulebookIn(this.state)).figures.liquidationPrice;
      if (!line) return;
      const first = toTick(line.value, tick, down ? 'down' : 'up');
      // Where a balance exactly on the line is not liquidated yet, the next tick is.
      for (const price of [first, down ? first.minus(tick) : first.plus(tick)]) {
        if (down ? price.lt(worst) : price.gt(worst)) return;
        this.#price(price);
        if (!this.#held?.eq(held)) break;
      }
    }
  }

  /** The worst price of the day, where that is looked at, and the close. */
  through(): void {
    const { high, low, close } = this.#bar;
    const held = this.#held;
    if (held && this.#terms.check === 'worst') {
      const worst = held.gt(0) ? low : high;
      if (rulebookIn(this.state).liquidation) this.#liquidated(worst);
      this.#look(worst);
    }
    this.#look(close);
    this.#passes(closing(this.state));
  }
}

/**
 * Walks an account through an episode. `from` is the account on the first day of the bars, bought at its close.
 * Every day is a day of the engine, those without a price too.
 * @throws EngineError as `step`
 */
export function walkEpisode(from: State, bars: readonly Bar[], terms: EpisodeTerms): EpisodeDay[] {
  const [first, ...later] = bars;
  if (!first || from.on !== first.on)
    throw new EngineError('episode.order', 'bars', `must begin on ${from.on}, the day of the account`);
  const opening = closing(from);
  const days: EpisodeDay[] = [{ bar: first, events: [], frames: opening, state: lastOf(opening) }];
  let state = lastOf(opening);
  for (const bar of later) {
    const quiet: Frame[] = [];
    let today = begun(state, nextDay(state.on));
    while (today.on < bar.on) {
      quiet.push(...closing(today));
      today = begun(lastOf(quiet), nextDay(today.on));
    }
    const session = new Session(today, bar, terms);
    session.morning();
    session.through();
    state = session.state;
    days.push({ bar, events: session.events, frames: [...quiet, ...session.frames], state });
  }
  return days;
}

/** An account walked through an episode, day by day, as the engine plays it. */
import { assess } from '../../../engine/assess.ts';
import { type Figure, given, product, quotient } from '../../../engine/figure.ts';
import {
  cents,
  type Decimal,
  decimal,
  type Entry,
  journalOf,
  parseDecimal,
  reportOf,
  restored,
  rulebookIn,
  type State,
  simulate,
  viewOf,
} from '../../../engine/index.ts';
import {
  type Answer,
  type Bar,
  type Check,
  type EpisodeDay,
  readBars,
  walkEpisode,
} from '../../../engine/paths/episode.ts';
import type { Values } from '../../notebook/figures.ts';
import { barTexts, type Episode } from './episode.ts';

/** The broker waits two whole business days, and sells at the open of the third. */
const CALL_DAYS = 3;
const USD = 'USD';

/** What was closed on a day, and who did it. */
export interface Sold {
  readonly by: 'you' | 'broker' | 'exchange';
  /** Above zero, whether it was sold or bought back. */
  readonly quantity: Decimal;
  readonly price: Decimal;
}

export interface WalkDay {
  readonly bar: Bar;
  readonly state: State;
  readonly equity: Figure;
  readonly requirement: Figure | undefined;
  /** The price beyond which a call or a liquidation comes, as the day has closed. */
  readonly line: Figure | undefined;
  /** A call that was made or raised on this day: the most it has asked, and the day at whose open it is due. */
  readonly called: { readonly amount: Decimal; readonly due: string } | null;
  /** What is still asked as the day has closed. */
  readonly open: { readonly amount: Decimal; readonly due: string } | null;
  readonly paid: Decimal;
  readonly sold: Sold | null;
  /** Units that are still held, above zero also for a short. */
  readonly held: Decimal;
}

export interface Walk {
  readonly episode: Episode;
  readonly long: boolean;
  /** Which price of a day was looked at. */
  readonly check: Check;
  readonly answer: Answer;
  /** Price that was paid or got, units, and own money that was put in. */
  readonly entry: Figure;
  readonly quantity: Figure;
  readonly bought: Figure;
  readonly own: Figure;
  readonly bars: readonly Bar[];
  readonly closesOnly: boolean;
  /** What Regulation T asks beyond that; then nothing is bought. */
  readonly lacking: Decimal | null;
  readonly days: readonly WalkDay[];
}

/** The account on the first day, bought at its close; what its leverage asks of the reader is paid in. */
function accountOf(episode: Episode, entry: Decimal, own: Figure, values: Values): State {
  const { symbol, lot, quantity, market } = episode;
  const start = barTexts(episode)[0]?.[0] ?? '';
  const signed = values.side === 'short' ? `-${quantity}` : quantity;
  const rate = values.rate ?? '0.25';
  const instrument = { id: symbol, quote: USD, price: entry.toFixed(), lot };
  const common = { format: 'margin-lab.scenario', version: 1, start };
  const scenario =
    market === 'broker'
      ? {
          ...common,
          rulebook: 'us-broker.2026-11',
          settings: { houseLong: rate, houseShort: rate, callDays: CALL_DAYS },
          instruments: [instrument],
          events: [
            { on: start, do: 'deposit', amount: cents(own.value, 'up').toFixed() },
            { on: start, do: 'trade', instrument: symbol, quantity: signed },
          ],
        }
      : {
          ...common,
          rulebook: values.venue ?? '',
          settings: { venue: { currency: USD } },
          instruments: [{ ...instrument, kind: 'linear', base: 'BTC' }],
          pools: [
            {
              id: 'main',
              amounts: [{ asset: USD, kind: 'cash', amount: cents(own.value, 'up').toFixed() }],
              positions: [
                { instrument: symbol, quantity: signed, entry: entry.toFixed(), leverage: values.leverage },
              ],
            },
          ],
          events: [],
        };
  const frames = simulate(restored(scenario));
  const bought = frames.findLast(({ at }) => at !== 'close');
  if (!bought) throw new RangeError(`${episode.id} has not begun.`);
  return bought.state;
}

function soldIn(entries: readonly Entry[]): Sold | null {
  const WHO = { trade: 'you', forcedSale: 'broker', liquidation: 'exchange' } as const;
  let sold: Sold | null = null;
  for (const entry of entries) {
    if (entry.kind !== 'posting') continue;
    const by = WHO[entry.reason as keyof typeof WHO];
    const leg = entry.legs.find(({ owner, kind }) => owner === 'pool' && kind === 'position');
    if (!by || !leg?.price) continue;
    const quantity = leg.amount.abs();
    sold = { by, quantity: sold ? sold.quantity.plus(quantity) : quantity, price: leg.price };
  }
  return sold;
}

function calledIn(entries: readonly Entry[]): WalkDay['called'] {
  const calls = entries.flatMap((entry) => {
    if (entry.kind !== 'notice' || !entry.amount || entry.due === undefined) return [];
    const named = entry.name === 'callOpened' || entry.name === 'callIncreased';
    return named ? [{ amount: entry.amount, due: entry.due }] : [];
  });
  // House and exchange may call for the same: the larger one is the call.
  return calls.toSorted((a, b) => b.amount.cmp(a.amount))[0] ?? null;
}

function paidIn(entries: readonly Entry[]): Decimal {
  return entries
    .flatMap((entry) => (entry.kind === 'posting' && entry.reason === 'deposit' ? entry.legs : []))
    .filter(({ owner }) => owner === 'pool')
    .reduce((sum, { amount }) => sum.plus(amount), decimal(0));
}

function lineOf(state: State): Figure | undefined {
  const { figures } = reportOf(state);
  return figures.callPrice ?? figures.liquidationPrice;
}

function walkDays(days: readonly EpisodeDay[]): WalkDay[] {
  let line: Figure | undefined;
  return days.map(({ bar, frames, state }, i) => {
    const entries = journalOf(frames);
    // Prices alone do not move it.
    if (i === 0 || entries.some(({ kind }) => kind === 'posting')) line = lineOf(state);
    const { equity, requirements } = assess(viewOf(state), rulebookIn(state));
    const [call] = state.memory.calls.toSorted((a, b) => b.amount.cmp(a.amount));
    const [position] = viewOf(state).pool.positions;
    return {
      bar,
      state,
      equity,
      requirement: requirements.maintenance,
      line,
      called: calledIn(entries),
      open: call ? { amount: call.amount, due: call.due } : null,
      paid: i === 0 ? decimal(0) : paidIn(entries),
      sold: i === 0 ? null : soldIn(entries),
      held: position?.quantity.abs() ?? decimal(0),
    };
  });
}

/** Walks that were asked for lately: the day alone moves far more often than the terms. */
const walks = new WeakMap<Episode, Map<string, Walk>>();
const MOST_WALKS = 40;

/** @throws EngineError when a value is not one that the engine takes */
export function walkOf(episode: Episode, values: Values): Walk {
  const known = walks.get(episode) ?? new Map<string, Walk>();
  walks.set(episode, known);
  const key = JSON.stringify(
    ['leverage', 'rate', 'venue', 'side', 'check', 'answer'].map((name) => values[name]),
  );
  const found = known.get(key);
  if (found) return found;
  const walk = walked(episode, values);
  if (known.size >= MOST_WALKS) known.clear();
  known.set(key, walk);
  return walk;
}

function walked(episode: Episode, values: Values): Walk {
  const texts = barTexts(episode);
  const bars = readBars(texts);
  const [first] = bars;
  if (!first) throw new RangeError(`${episode.id} has no days.`);
  const unit = { kind: 'price', asset: USD } as const;
  const entry = given({ name: 'entry', label: 'Entry', unit, rule: episode.source }, first.close);
  const quantity = given(
    { name: 'units', label: 'Units', unit: { kind: 'quantity' } },
    parseDecimal(episode.quantity, 'quantity'),
  );
  const money = { kind: 'money', asset: USD } as const;
  const bought = product({ name: 'bought', label: 'Bought for', unit: money }, quantity, entry);
  const leverage = given(
    { name: 'leverage', label: 'Leverage', unit: { kind: 'multiple' } },
    parseDecimal(values.leverage ?? '', 'leverage'),
  );
  const own = quotient({ name: 'own', label: 'Own money', unit: money, rounding: 'up' }, bought, leverage);
  const account = accountOf(episode, entry.value, own, values);
  const lacking = account.memory.sma.isNegative() ? account.memory.sma.neg() : null;
  const closesOnly = texts.every(({ length }) => length === 2);
  const check = values.check === 'worst' && !closesOnly ? 'worst' : 'close';
  const answer = values.answer === 'deposit' || values.answer === 'sell' ? values.answer : 'wait';
  const days = lacking ? [] : walkEpisode(account, bars, { instrument: episode.symbol, check, answer });
  return {
    episode,
    long: values.side !== 'short',
    check,
    answer,
    entry,
    quantity,
    bought,
    own,
    bars,
    closesOnly,
    lacking,
    days: walkDays(days),
  };
}

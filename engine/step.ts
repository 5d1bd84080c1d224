/** The reducer: a state and an event make the next state and the entries that led to it. */
import { instrumentOf, markOf, withQuote } from './account.ts';
import { assess, ruleOf } from './assess.ts';
import { followDebts } from './borrowing.ts';
import { type Borrow, borrow, repay, unlessLacking } from './by-hand.ts';
import { payDividend } from './carry/dividend.ts';
import { settleDebts } from './coin-debt.ts';
import { cents, type Decimal, toTick, ZERO } from './decimal.ts';
import { EngineError } from './errors.ts';
import { fundIn } from './fund.ts';
import { settleFunding } from './funding-event.ts';
import type { Happening } from './intraday.ts';
import { unlessFrozen, watch } from './intraday-account.ts';
import type { Entry } from './ledger.ts';
import { cancelOrder, type PlaceOrder, placeOrder, readOrders } from './order-book.ts';
import { forcedSale, review, sellOut } from './remedy.ts';
import { report } from './report.ts';
import type { Settings } from './rulebook.ts';
import { rulebookOf } from './rulebooks/check-settings.ts';
import { requirementOf } from './rules/index.ts';
import { rulebookIn, type State, viewOf } from './state.ts';
import { deposit, depositSecurities, trade, withdraw } from './trade.ts';
import { type Transfer, transfer } from './transfer.ts';
import { withdrawable } from './withdrawable.ts';
import { andThen, type Outcome } from './write.ts';

/** What can happen. Amounts and quantities are exact; a trade happens at the mark. */
export type Event =
  | { readonly do: 'deposit'; readonly amount: Decimal }
  /** Refused with a notice when it is more than may be withdrawn. */
  | { readonly do: 'withdraw'; readonly amount: Decimal }
  | { readonly do: 'depositSecurities'; readonly instrument: string; readonly quantity: Decimal }
  /** `fund` names a requirement: exactly what it asks of the trade is deposited with it. */
  | { readonly do: 'trade'; readonly instrument: string; readonly quantity: Decimal; readonly fund?: string }
  /** A new mark; `last` where trades are made at another price, as in a thin moment. */
  | { readonly do: 'price'; readonly instrument: string; readonly price: Decimal; readonly last?: Decimal }
  /** A settlement of funding: longs pay shorts this fraction of the value at the mark, or get it below zero. */
  | { readonly do: 'funding'; readonly instrument: string; readonly rate: Decimal }
  /** Cash moved between pools; refused with a notice where too little would be left. */
  | ({ readonly do: 'transfer' } & Transfer)
  /** Paid for each share on this day: a long receives it, a short owes it to the lender of the shares. */
  | { readonly do: 'dividend'; readonly instrument: string; readonly perShare: Decimal }
  /** Where a venue lends by hand. Refused with a notice where a line forbids it. */
  | ({ readonly do: 'borrow' } & Borrow)
  /** Where one repays by hand; the interest first. Refused with a notice where it is more than is held or owed. */
  | ({ readonly do: 'repay' } & Borrow)
  | { readonly do: 'settings'; readonly settings: Settings }
  /** Refused with a notice when there is nothing to close. Set off at once when the price is there already. */
  | PlaceOrder
  /** An order, a ladder or one of its rungs, if it still stands. */
  | { readonly do: 'cancelOrder'; readonly id: string }
  /** The customer answers the call with exactly what cures it. */
  | { readonly do: 'answer'; readonly by: 'cash' | 'securities' | 'sale' }
  /** The broker sells now, without waiting for anybody. */
  | { readonly do: 'brokerSells' };

function unchanged(state: State): Outcome {
  return { state, entries: [] };
}

/** What a requirement lacks, in whole cents, rounded up. */
function lacking(state: State, key: string): Decimal {
  const view = viewOf(state);
  const { equity } = assess(view, rulebookIn(state));
  const missing = requirementOf(ruleOf(rulebookIn(state), key), view).value.minus(equity.value);
  return missing.gt(0) ? cents(missing, 'up') : ZERO;
}

function traded(state: State, event: Extract<Event, { do: 'trade' }>): Outcome {
  const held =
    viewOf(state).pool.positions.find((item) => item.instrument === event.instrument)?.quantity ?? ZERO;
  const reduces =
    !held.isZero() &&
    held.isNegative() !== event.quantity.isNegative() &&
    held.abs().gte(event.quantity.abs());
  const done = trade(state, event.instrument, event.quantity);
  const funded =
    event.fund === undefined ? done : andThen(done, (next) => paidIn(next, lacking(next, event.fund ?? '')));
  // A trade that only reduces is always allowed; one that opens must meet the initial requirement.
  const amount = reduces || event.fund !== undefined ? ZERO : lacking(funded.state, 'initial');
  const entries: Entry[] = amount.isZero()
    ? []
    : [{ kind: 'notice', on: state.on, name: 'initialDeficiency', amount }];
  return { state: funded.state, entries: [...funded.entries, ...entries] };
}

function paidIn(state: State, amount: Decimal): Outcome {
  return amount.isZero() ? unchanged(state) : deposit(state, rulebookIn(state).currency, amount);
}

function withdrawn(state: State, amount: Decimal): Outcome {
  if (amount.lte(withdrawable(state).value)) return withdraw(state, rulebookIn(state).currency, amount);
  return { state, entries: [{ kind: 'notice', on: state.on, name: 'withdrawalRefused', amount }] };
}

function answered(state: State, by: 'cash' | 'securities' | 'sale'): Outcome {
  if (by === 'sale') return sellOut(state, 'trade');
  const { figures, view } = report(viewOf(state), rulebookIn(state));
  if (by === 'cash') return paidIn(state, cents(figures.cureCash?.value ?? ZERO, 'up'));
  const value = figures.cureSecurities?.value;
  // More of what is held long and is worth something: shares brought in against a short would close it.
  const held = view.pool.positions.find(
    (item) => item.quantity.gt(0) && markOf(state.market, item.instrument).gt(0),
  );
  if (!value || !held) return unchanged(state);
  const { lot } = instrumentOf(state.market, held.instrument);
  const price = markOf(state.market, held.instrument);
  return depositSecurities(state, held.instrument, toTick(value.div(price), lot, 'up'));
}

function happen(state: State, event: Event): Outcome {
  switch (event.do) {
    case 'deposit':
      return paidIn(state, event.amount);
    case 'withdraw':
      return unlessFrozen(state, withdrawn(state, event.amount));
    case 'depositSecurities':
      return depositSecurities(state, event.instrument, event.quantity);
    case 'trade':
      return unlessFrozen(state, unlessLacking(state, traded(state, event)));
    case 'price':
      instrumentOf(state.market, event.instrument);
      return unchanged({
        ...state,
        market: withQuote(state.market, event.instrument, event.price, event.last),
      });
    case 'funding':
      return settleFunding(state, event.instrument, event.rate);
    case 'transfer':
      return transfer(state, event);
    case 'borrow':
      return borrow(state, event);
    case 'repay':
      return repay(state, event);
    case 'dividend':
      return payDividend(state, event.instrument, event.perShare);
    case 'settings': {
      const next = { ...state, settings: { ...state.settings, ...event.settings } };
      const book = rulebookOf(next.rulebookId, next.settings);
      const fund = fundIn(book, event.settings, 'settings') ?? state.memory.fund;
      return unchanged({ ...next, memory: { ...next.memory, fund } });
    }
    case 'placeStop':
    case 'placeStopLimit':
    case 'placeTrailingStop':
    case 'placeTakeProfit':
      return placeOrder(state, event);
    case 'cancelOrder':
      return cancelOrder(state, event.id);
    case 'answer':
      return answered(state, event.by);
    case 'brokerSells':
      return forcedSale(state);
  }
}

/** What kind of happening it is to the intraday rule; what was refused is none. */
function happeningOf(event: Event, { entries }: Outcome): Happening {
  if (!entries.some((entry) => entry.kind === 'posting')) return event.do === 'price' ? 'price' : 'other';
  switch (event.do) {
    case 'deposit':
    case 'depositSecurities':
      return 'deposit';
    case 'withdraw':
      return 'withdrawal';
    case 'trade':
    case 'brokerSells':
      return 'trade';
    case 'answer':
      return event.by === 'sale' ? 'trade' : 'deposit';
    default:
      return 'other';
  }
}

/** One event, then the orders that it sets off, and then the calls that it opens, raises or ends. */
export function step(state: State, event: Event): Outcome {
  if ((event.do === 'deposit' || event.do === 'withdraw') && event.amount.lte(ZERO)) {
    throw new EngineError(
      'event.amount',
      'amount',
      `of a ${event.do === 'deposit' ? 'deposit' : 'withdrawal'} must be above 0`,
    );
  }
  if (event.do === 'dividend' && event.perShare.lte(ZERO))
    throw new EngineError('event.amount', 'perShare', 'of a dividend must be above 0');
  const happened = happen(state, event);
  const watched = watch(state, happened, happeningOf(event, happened));
  const worked = andThen(watched, (next) => watch(next, readOrders(state, next), 'trade'));
  // Terms that change charge no opening of what was borrowed before.
  const lent = followDebts(worked, event.do === 'settings' ? 'standing' : 'borrowed');
  const reviewed = andThen(lent, (next) => watch(next, review(next), 'trade'));
  // A broker that sells at once may leave an order nothing to close.
  return settleDebts(andThen(reviewed, (next) => readOrders(next, next)));
}

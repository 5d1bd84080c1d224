/** The reducer: a state and an event make the next state and the entries that led to it. */
import { instrumentOf, markOf, withQuote } from './account.ts';
import { assess, ruleOf } from './assess.ts';
import { cents, type Decimal, decimal, toTick, ZERO } from './decimal.ts';
import { EngineError } from './errors.ts';
import { settleFunding } from './funding-event.ts';
import type { Entry } from './ledger.ts';
import { forcedSale, review, sellOut } from './remedy.ts';
import { report } from './report.ts';
import type { Settings } from './rulebook.ts';
import { requirementOf } from './rules/index.ts';
import { rulebookIn, type State, viewOf } from './state.ts';
import { deposit, depositSecurities, type Outcome, trade, withdraw } from './trade.ts';
import { type Transfer, transfer } from './transfer.ts';
import { withdrawable } from './withdrawable.ts';

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
  | { readonly do: 'settings'; readonly settings: Settings }
  /** The customer answers the call with exactly what cures it. */
  | { readonly do: 'answer'; readonly by: 'cash' | 'securities' | 'sale' }
  /** The broker sells now, without waiting for anybody. */
  | { readonly do: 'brokerSells' };

function then(outcome: Outcome, next: (state: State) => Outcome): Outcome {
  const after = next(outcome.state);
  return { state: after.state, entries: [...outcome.entries, ...after.entries] };
}

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
    event.fund === undefined ? done : then(done, (next) => paidIn(next, lacking(next, event.fund ?? '')));
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
      return withdrawn(state, event.amount);
    case 'depositSecurities':
      return depositSecurities(state, event.instrument, event.quantity);
    case 'trade':
      return traded(state, event);
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
    case 'settings': {
      const next = { ...state, settings: { ...state.settings, ...event.settings } };
      rulebookIn(next);
      return unchanged(next);
    }
    case 'answer':
      return answered(state, event.by);
    case 'brokerSells':
      return forcedSale(state);
  }
}

/** One event, and then the calls that it opens, raises or ends. */
export function step(state: State, event: Event): Outcome {
  if ((event.do === 'deposit' || event.do === 'withdraw') && event.amount.lte(decimal(0))) {
    throw new EngineError(
      'event.amount',
      'amount',
      `of a ${event.do === 'deposit' ? 'deposit' : 'withdrawal'} must be above 0`,
    );
  }
  return then(happen(state, event), review);
}

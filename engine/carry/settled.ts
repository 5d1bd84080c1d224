/** A debit bears interest, and shares are borrowed, by settlement date and not by trade date. */
import { instrumentOf, lineFigure, markOf, type Pool, worthOf } from '../account.ts';
import { type Decimal, total, ZERO } from '../decimal.ts';
import { type Figure, given, product, sum, type Unit } from '../figure.ts';
import { rulebookIn, type State, viewOf } from '../state.ts';
import { settledDebit } from './accrual.ts';
import type { Unsettled } from './memory.ts';
import { unsettledAt } from './unsettled.ts';

/** What bears interest when this day closes, in the rulebook's currency. Other currencies at their mark. */
export function settledDebitOf(state: State): Figure {
  const { currency } = rulebookIn(state);
  const { pool } = viewOf(state);
  const unit: Unit = { kind: 'money', asset: currency };
  const cash = unsettledAt(state).filter(({ kind }) => kind === 'cash');
  const worth = (side: 'pay' | 'receive'): Decimal =>
    total(
      cash
        .filter(({ amount }) => amount.isNegative() === (side === 'pay'))
        .map(({ asset, amount }) => amount.abs().times(worthOf(asset, currency, state.market))),
    );
  const debit = sum(
    { name: 'debitByTrade', label: 'Loan less cash', unit },
    [1, lineFigure(pool, 'loan', currency, state.market)],
    [-1, lineFigure(pool, 'cash', currency, state.market)],
  );
  return settledDebit(
    debit,
    given({ name: 'toPay', label: 'Purchases that have not settled', unit }, worth('pay')),
    given({ name: 'toReceive', label: 'Sales that have not settled', unit }, worth('receive')),
  );
}

/** The shares of one instrument that a pool holds by settlement date, signed. */
function settledIn(pool: Pool, instrument: string, open: readonly Unsettled[]): Decimal {
  const held = pool.positions.filter((item) => item.instrument === instrument);
  const coming = open.filter(
    (item) => item.kind === 'position' && item.pool === pool.id && item.asset === instrument,
  );
  return total(held.map((item) => item.quantity)).minus(total(coming.map((item) => item.amount)));
}

/** Market value of the shares of one instrument that are borrowed when this day closes. */
export function borrowedValue(state: State, instrument: string): Figure {
  const { currency } = rulebookIn(state);
  const { quote, multiplier } = instrumentOf(state.market, instrument);
  const open = unsettledAt(state);
  const settled = state.account.pools.map((pool) => settledIn(pool, instrument, open));
  const short = total(settled.filter((size) => size.isNegative()).map((size) => size.neg()));
  const each = markOf(state.market, instrument)
    .times(multiplier)
    .times(worthOf(quote, currency, state.market));
  return product(
    {
      name: `borrowedValue:${instrument}`,
      label: `Market value of borrowed ${instrument}`,
      unit: { kind: 'money', asset: currency },
    },
    given(
      {
        name: `borrowed:${instrument}`,
        label: `Shares of ${instrument} borrowed`,
        unit: { kind: 'quantity' },
      },
      short.isZero() ? ZERO : short,
    ),
    given(
      {
        name: `price:${instrument}`,
        label: `Price of ${instrument}`,
        unit: { kind: 'price', asset: currency },
      },
      each,
    ),
  );
}

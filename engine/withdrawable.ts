/** How much cash may leave an account. */
import { amountOf } from './account.ts';
import { assess } from './assess.ts';
import { decimal, total } from './decimal.ts';
import { constant, type Figure, given, greatest, least, type Spec, sum, type Unit } from './figure.ts';
import { poolFor, rulebookIn, type State, viewOf } from './state.ts';

/** The special memorandum account, and zero where Regulation T does not apply. */
export function smaFigure(state: State): Figure {
  const { currency, regT } = rulebookIn(state);
  const unit: Unit = { kind: 'money', asset: currency };
  const spec: Spec = { name: 'sma', label: 'Special memorandum account', unit, rounding: 'down' };
  return given(regT ? { ...spec, rule: regT.sma } : spec, state.memory.sma);
}

/** Equity above the least that must stay. Without a loan or a short, cash that makes none may leave as well. */
function aboveMinimum(state: State, equity: Figure): Figure {
  const { withdrawals } = rulebookIn(state);
  const view = viewOf(state);
  const { unit } = equity;
  const stays = given(
    { name: 'withdrawalMinimum', label: 'Equity that must stay', unit, rule: withdrawals.rule },
    decimal(withdrawals.minimumEquity),
  );
  const spec: Spec = {
    name: 'aboveMinimum',
    label: 'Equity above the minimum',
    unit,
    rounding: 'down',
    rule: withdrawals.rule,
  };
  const above = sum(spec, [1, equity], [-1, stays]);
  const owed = amountOf(view.pool, 'loan', view.currency, view.market).plus(
    amountOf(view.pool, 'interest', view.currency, view.market),
  );
  const shorts = view.pool.positions.some((item) => item.quantity.isNegative());
  if (owed.gt(0) || shorts) return above;
  const lines = poolFor(state.account, view.currency).amounts.filter(
    (line) => line.kind === 'cash' && line.asset === view.currency,
  );
  const cash = given({ name: 'ownCash', label: 'Own cash', unit }, total(lines.map((line) => line.amount)));
  return greatest({ ...spec, name: 'freeOfMinimum', label: 'Free of the minimum' }, above, cash);
}

/**
 * Cash that may be withdrawn now: no more than the special memorandum account, than the excess over maintenance,
 * and than leaves the minimum equity where a loan or a short remains. Never below zero.
 */
export function withdrawable(state: State): Figure {
  const book = rulebookIn(state);
  const { equity, requirements } = assess(viewOf(state), book);
  const unit: Unit = { kind: 'money', asset: book.currency };
  const needed =
    requirements.maintenance ?? given({ name: 'requirement', label: 'Requirement', unit }, decimal(0));
  const excess = sum(
    { name: 'excess', label: 'Excess', unit, rounding: 'down' },
    [1, equity],
    [-1, { ...needed, name: 'requirement' }],
  );
  const limits = [excess, aboveMinimum(state, equity)];
  const spec: Spec = { name: 'withdrawable', label: 'Cash that may be withdrawn', unit, rounding: 'down' };
  const limit = least(
    { ...spec, name: 'withdrawalLimit', label: 'Least of the limits' },
    ...(book.regT ? [smaFigure(state), ...limits] : limits),
  );
  return greatest(spec, limit, constant(0));
}

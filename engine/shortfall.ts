/** What a pool lacks when nothing is left to close: who pays it, each by a posting. */
import { worthOf } from './account.ts';
import { assess } from './assess.ts';
import { type Decimal, down, ZERO } from './decimal.ts';
import { beyondFund } from './fund.ts';
import { groupsWith, membersOf } from './groups.ts';
import type { Leg, Reason } from './ledger.ts';
import type { LiquidationRule } from './liquidation-rule.ts';
import { heldIn } from './rules/size.ts';
import { rulebookIn, type State } from './state.ts';
import { type Outcome, write } from './write.ts';

/** The finest unit of a ledger line. */
const FINEST = 18;

/** Of what is missing, the part that the fund has; of coin, down to the finest unit. */
function fromFund(state: State, asset: string, missing: Decimal, rule: LiquidationRule): Decimal {
  const { fund } = state.memory;
  if (rule.fund !== 'pays') return ZERO;
  if (fund === null) return missing;
  const price = worthOf(asset, rulebookIn(state).currency, state.market);
  return missing.times(price).lte(fund) ? missing : down(fund.div(price), FINEST);
}

/** Of a pool whose cash is below zero: the fund pays as far as it reaches, and the rule says who pays the rest. */
function pay(
  outcome: Outcome,
  pool: string,
  asset: string,
  missing: Decimal,
  rule: LiquidationRule,
): Outcome {
  const leg = { asset, kind: 'cash', owner: 'pool', pool } as const;
  const covered = (next: Outcome, reason: Reason, amount: Decimal, payer: Omit<Leg, 'amount'>): Outcome =>
    write(next, reason, [
      { ...leg, amount },
      { ...payer, amount: amount.neg() },
    ]);
  const insured = fromFund(outcome.state, asset, missing, rule);
  const after = covered(outcome, 'insurance', insured, { asset, kind: 'cash', owner: 'fund' });
  const left = missing.minus(insured);
  const beyond = beyondFund(outcome.state);
  if (beyond === 'owed') return covered(after, 'debt', left, { ...leg, kind: 'loan' });
  const reason = beyond === 'deleverage' ? 'deleveraging' : 'socialised';
  return covered(after, reason, left, { asset, kind: 'cash', owner: 'counterparty' });
}

/** Covers what pools without positions lack, in whichever group any of these pools is. */
export function coverShortfall(outcome: Outcome, ids: readonly string[], rule: LiquidationRule): Outcome {
  const { currency } = rulebookIn(outcome.state);
  let result = outcome;
  for (const view of groupsWith(outcome.state, ids)) {
    const { equity } = assess(view, rulebookIn(outcome.state));
    if (heldIn(view).length > 0 || equity.value.gte(0)) continue;
    const negative = membersOf(result.state, view.pool).flatMap((pool) =>
      pool.amounts
        .filter(({ kind, amount }) => kind === 'cash' && amount.lt(0))
        .map((line) => ({ pool, line })),
    );
    // Where several lines are below zero, others above zero have paid for part of it.
    const [only, ...more] = negative;
    if (!only) continue;
    const { asset, amount } = only.line;
    const one = more.length === 0 && asset !== currency;
    const missing = one ? amount.neg() : equity.value.neg();
    result = pay(result, only.pool.id, one ? asset : currency, missing, rule);
  }
  return result;
}

/** What an account may still buy, and what a purchase lacks. */
import { decimal } from './decimal.ts';
import {
  constant,
  type Figure,
  given,
  greatest,
  least,
  quotient,
  type Spec,
  sum,
  type Unit,
} from './figure.ts';
import type { RegTRule } from './rulebook.ts';

/** Equity less what the initial requirement asks of all that is held. */
export function availableFunds(equity: Figure, initial: Figure): Figure {
  const { unit } = equity;
  return sum(
    { name: 'availableFunds', label: 'Available funds', unit, rounding: 'down' },
    [1, equity],
    [-1, initial],
  );
}

/** Own money that the purchase still takes: zero when nothing is missing. */
export function openingMissing(equity: Figure, initial: Figure): Figure {
  const { unit } = equity;
  const spec: Spec = { name: 'openingMissing', label: 'Missing for the purchase', unit, rounding: 'up' };
  const gap = sum(
    { ...spec, name: 'openingGap', label: 'Initial requirement less equity' },
    [1, initial],
    [-1, equity],
  );
  return greatest(spec, gap, constant(0));
}

/**
 * The special memorandum account through a first purchase: what was paid in beyond Regulation T’s part of it, and after
 * that never less than the excess at a close. A fall takes nothing back (12 CFR 220.5).
 */
export function smaOfPurchase(paidIn: Figure, requirement: Figure, rule: RegTRule): Figure {
  const spec = smaSpec(paidIn.unit, rule);
  return sum(
    { ...spec, name: 'smaOfPurchase', label: 'Paid in beyond Regulation T' },
    [1, paidIn],
    [-1, requirement],
  );
}

/** The account after a close at which `equity` stands against Regulation T’s `requirement`. */
export function smaAtClose(before: Figure, equity: Figure, requirement: Figure, rule: RegTRule): Figure {
  const spec = smaSpec(before.unit, rule);
  const excess = sum(
    { ...spec, name: 'regTExcess', label: 'Equity beyond Regulation T' },
    [1, equity],
    [-1, requirement],
  );
  return greatest(spec, before, excess);
}

/** The account after cash was taken out, which takes all of it. */
export function smaAfterWithdrawal(before: Figure, taken: Figure, rule: RegTRule): Figure {
  return sum(
    smaSpec(before.unit, rule),
    [1, { ...before, name: 'smaBefore', label: 'Before the withdrawal' }],
    [-1, taken],
  );
}

function smaSpec(unit: Unit, { sma }: RegTRule): Spec {
  return { name: 'sma', label: 'Special memorandum account', unit, rounding: 'down', rule: sma };
}

/** What more may be bought and held overnight: both Regulation T and maintenance must allow it. */
export function buyingPower(sma: Figure, excess: Figure, rule: RegTRule): Figure {
  const { unit } = sma;
  const rate: Unit = { kind: 'rate' };
  const spec: Spec = { name: 'buyingPower', label: 'Buying power', unit, rounding: 'down' };
  const bySma = quotient(
    { ...spec, name: 'smaBuyingPower', label: 'Buying power by the special memorandum account' },
    sma,
    given({ name: 'regTRate', label: 'Regulation T rate', unit: rate, rule: rule.sma }, decimal(rule.rate)),
  );
  const byExcess = quotient(
    { ...spec, name: 'maintenanceBuyingPower', label: 'Buying power by the excess' },
    excess,
    given(
      { name: 'newLongRate', label: 'Rate of a new long position', unit: rate },
      decimal(rule.maintenance),
    ),
  );
  const limit = least({ ...spec, name: 'buyingPowerLimit', label: 'Lesser of the two' }, bySma, byExcess);
  return greatest(spec, limit, constant(0));
}

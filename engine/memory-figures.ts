/** The figures that depend on what the account remembers, and on the rulebook's own limits. */
import { availableFunds, buyingPower } from './buying-power.ts';
import { carryFigures } from './carry/figures.ts';
import { decimal } from './decimal.ts';
import { type Figure, given, least, product, quotient, type Spec, sum, type Unit } from './figure.ts';
import { intradayFigures } from './intraday-account.ts';
import type { Report } from './report.ts';
import type { RegTRule } from './rulebook.ts';
import { rulebookIn, type State } from './state.ts';
import { smaFigure, withdrawable } from './withdrawable.ts';

type Figures = Readonly<Record<string, Figure>>;

/** A Regulation T call and the value that must be sold to meet it. None when nothing is called for. */
function regTCall(state: State, rule: RegTRule, unit: Unit): Figure[] {
  const calls = state.memory.calls.filter((call) => call.kind === 'regT');
  if (calls.length === 0) return [];
  const spec: Spec = { name: 'regTCall', label: 'Regulation T call', unit, rounding: 'up', rule: rule.call };
  const parts = calls.map((call) =>
    given({ ...spec, name: `regTCall:${call.opened}`, label: `Call of ${call.opened}` }, call.amount),
  );
  const call = sum(spec, ...parts.map((part) => [1, part] as const));
  const rate = given(
    { name: 'regTRate', label: 'Regulation T rate', unit: { kind: 'rate' }, rule: rule.sma },
    decimal(rule.rate),
  );
  const counted: Spec = { name: 'regTCallSale', label: 'Sale that meets the call', unit, rounding: 'up' };
  const sale = quotient(counted, call, rate);
  return [
    call,
    sale,
    quotient({ ...counted, name: 'regTCallSecurities', label: 'Securities that meet the call' }, call, rate),
  ];
}

/** What has changed since the day began. */
function sinceMorning(state: State, now: Figures, sma: Figure): Figure[] {
  const { opening } = state.memory;
  const { equity } = now;
  if (!opening || !equity) return [];
  const { unit } = equity;
  const before = given({ name: 'openingEquity', label: 'Equity as the day began', unit }, opening.equity);
  const credit = given(
    { name: 'openingSma', label: 'Special memorandum account as the day began', unit },
    opening.sma,
  );
  return [
    sum({ name: 'equityLostToday', label: 'Equity lost today', unit }, [1, before], [-1, equity]),
    sum(
      { name: 'smaReleasedToday', label: 'Released to the special memorandum account today', unit },
      [1, sma],
      [-1, credit],
    ),
  ];
}

/** What the broker may pledge or lend of the securities, and what it must keep apart. */
function pledged(state: State, now: Figures): Figure[] {
  const { pledge } = rulebookIn(state);
  const { marketValue, debt } = now;
  if (!pledge || !marketValue || !debt) return [];
  const { unit } = marketValue;
  const times = given(
    { name: 'pledgeTimes', label: 'Limit to what is pledged', unit: { kind: 'rate' }, rule: pledge.rule },
    decimal(pledge.times),
  );
  const limit = product(
    { name: 'pledgeLimit', label: 'Most that may be pledged', unit, rule: pledge.rule },
    times,
    debt,
  );
  const pledgeable = least(
    { name: 'pledgeable', label: 'Securities that may be pledged or lent', unit, rule: pledge.rule },
    marketValue,
    limit,
  );
  const kept = sum(
    { name: 'keptApart', label: 'Securities to be kept apart', unit },
    [1, marketValue],
    [-1, pledgeable],
  );
  return [pledgeable, kept];
}

/** Figures by name: `withdrawable` always; the others where the rulebook knows them. */
export function memoryFigures(state: State, now: Report): Figures {
  const { figures, requirements, equity } = now;
  const { regT } = rulebookIn(state);
  const sma = smaFigure(state);
  const { excess } = figures;
  const { initial } = requirements;
  const { unit } = equity;
  const available = initial ? [availableFunds(equity, initial)] : [];
  const overTime =
    regT && excess
      ? [
          sma,
          buyingPower(sma, excess, regT),
          ...regTCall(state, regT, unit),
          ...sinceMorning(state, figures, sma),
        ]
      : [];
  const all = [
    ...available,
    withdrawable(state),
    ...overTime,
    ...pledged(state, figures),
    ...carryFigures(state, now),
    ...intradayFigures(state, equity, requirements.maintenance),
  ];
  return Object.fromEntries(all.map((figure) => [figure.name, figure]));
}

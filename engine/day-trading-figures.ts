/** The numbers of the repealed rule for day trading, each as a figure with its formula. */
import type { DayTradingRule } from './day-trading-rule.ts';
import { decimal } from './decimal.ts';
import { EngineError } from './errors.ts';
import { constant, type Figure, given, greatest, product, type Spec, sum } from './figure.ts';

export interface DayTradingInput {
  /** Equity and FINRA's maintenance requirement at the close of the business day before. */
  readonly priorEquity: Figure;
  readonly priorRequirement: Figure;
  readonly equity: Figure;
  /** The cost of the day trades: of all, or of the largest position open at once. */
  readonly exposure?: Figure;
}

function atLeastNothing(figure: Figure): Figure {
  const name = `usable:${figure.name}`;
  return greatest({ ...figure, name, label: `${figure.label}, if any` }, figure, constant(0));
}

/** What `have` lacks to `need`; zero when nothing. Rounded up. */
function lackOf(spec: Spec, need: Figure, have: Figure): Figure {
  const gap = {
    name: `lack:${spec.name}`,
    label: 'Missing equity',
    unit: spec.unit,
    rounding: 'up',
  } as const;
  return greatest({ ...spec, rounding: 'up' }, sum(gap, [1, need], [-1, have]), constant(0));
}

/** Buying power for one dollar of maintenance excess. @throws EngineError `day-trading.no-regime` */
export function dayTradingFactor(rule: DayTradingRule, date: string): Figure {
  const found = rule.factors.find(({ from }) => from <= date);
  if (!found)
    throw new EngineError('day-trading.no-regime', 'date', `must be 1900-01-01 or later; got "${date}"`);
  const spec = { name: 'dayTradingFactor', label: 'Day-trading factor', unit: { kind: 'multiple' } } as const;
  return given({ ...spec, rule: found.rule }, decimal(found.factor));
}

/** `priorExcess`, and `dayTradingBuyingPower` by the factor of the day. */
function buyingPower(input: DayTradingInput, rule: DayTradingRule, date: string) {
  const { unit } = input.priorEquity;
  const excess = sum(
    { name: 'priorExcess', label: 'Maintenance excess at the last close', unit, rounding: 'down' },
    [1, input.priorEquity],
    [-1, input.priorRequirement],
  );
  const usable = atLeastNothing(excess);
  const spec = { name: 'dayTradingBuyingPower', label: 'Day-trading buying power', unit };
  const power = product({ ...spec, rounding: 'down' }, usable, dayTradingFactor(rule, date));
  return { excess, usable, power };
}

/** `minimumEquityCall`: what equity lacks to the minimum of a pattern day trader. */
function minimumEquityCall(equity: Figure, rule: DayTradingRule): Figure {
  const { unit } = equity;
  const cited = rule.sources.minimumEquity;
  const minimum = given(
    { name: 'dayTradingMinimum', label: 'Minimum equity of a pattern day trader', unit, rule: cited },
    decimal(rule.minimumEquity),
  );
  const spec = { name: 'minimumEquityCall', label: 'Minimum equity call', unit, rule: cited };
  return lackOf(spec, minimum, equity);
}

/** `dayTradingCall`: what the usable excess lacks to the special margin on the day trades. */
function dayTradingCall(exposure: Figure, usable: Figure, rule: DayTradingRule): Figure {
  const { unit } = exposure;
  const cited = rule.sources.special;
  const needed = product(
    { name: 'specialMargin', label: 'Special maintenance margin', unit, rounding: 'up', rule: cited },
    given({ name: 'specialRate', label: 'Special rate', unit: { kind: 'rate' } }, decimal(rule.specialRate)),
    exposure,
  );
  return lackOf({ name: 'dayTradingCall', label: 'Day-trading call', unit, rule: cited }, needed, usable);
}

/**
 * The figures of a day by the rule of its date: `priorExcess`, `dayTradingBuyingPower`, from September 2001 on also
 * `minimumEquityCall` and, with an exposure, `dayTradingCall`.
 * The minimum equity is a threshold and is deducted nowhere. After the repeal they are the figures of a firm that
 * keeps the rule in the phase-in.
 * @throws EngineError `day-trading.no-regime`
 */
export function dayTradingFigures(
  input: DayTradingInput,
  rule: DayTradingRule,
  date: string,
): Readonly<Record<string, Figure>> {
  const { excess, usable, power } = buyingPower(input, rule, date);
  const pattern = rule.since <= date;
  const figures = [
    excess,
    power,
    ...(pattern ? [minimumEquityCall(input.equity, rule)] : []),
    ...(pattern && input.exposure ? [dayTradingCall(input.exposure, usable, rule)] : []),
  ];
  return Object.fromEntries(figures.map((figure) => [figure.name, figure]));
}

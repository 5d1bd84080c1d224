/** What a venue takes for what it lends: rates by asset, and how periods are counted. */
import { type Decimal, decimal, parseDecimal } from './decimal.ts';
import { EngineError } from './errors.ts';
import { PERIOD_RULES, type PeriodRule } from './periods.ts';
import type { Rulebook, Settings } from './rulebook.ts';
import { LENDING_PERIODS } from './rulebooks/lending-periods.ts';
import { rulebookIn, type State } from './state.ts';

/** What one asset costs, a fraction of what is owed. Decimal texts. */
export interface LendingRate {
  readonly asset: string;
  /** For a period, or for a day where the rule of periods says so. */
  readonly rate: string;
  /** For the opening, where that costs another rate than a period. */
  readonly opening?: string;
}

export type PeriodName = keyof typeof PERIOD_RULES;

export interface LendingSettings {
  /** How periods are counted; what the venue's own pages say where nothing is said. */
  readonly periods?: PeriodName;
  /** An asset that is not named costs nothing. */
  readonly rates: readonly LendingRate[];
}

export interface LendingTerms {
  readonly rule: PeriodRule;
  readonly rates: readonly LendingRate[];
  /** A rate is for so many periods. */
  readonly parts: Decimal;
}

function checkRate(text: string | undefined, field: string): void {
  if (text === undefined) return;
  const rate = parseDecimal(text, field);
  if (rate.gte(0) && rate.lte(1)) return;
  throw new EngineError('settings.venue', field, `must be a fraction from 0 to 1; got "${text}"`);
}

/**
 * The terms of a rulebook with a scenario's settings; null where nothing is charged by the period.
 * @throws EngineError `settings.unused`, `settings.venue`
 */
export function lendingTerms(
  { lends, id }: Pick<Rulebook, 'lends' | 'id'>,
  { venue }: Settings,
  path: string,
): LendingTerms | null {
  const { interest, borrowing } = venue ?? {};
  const unused = interest ? 'interest' : borrowing ? 'borrowing' : undefined;
  if (!lends && unused)
    throw new EngineError(
      'settings.unused',
      `${path}.venue.${unused}`,
      `is not known to ${id}: nothing is lent there by the period`,
    );
  if (!interest) return null;
  const name = interest.periods ?? LENDING_PERIODS[id];
  if (!name)
    throw new EngineError(
      'settings.venue',
      `${path}.venue.interest.periods`,
      `must be given, one of ${Object.keys(PERIOD_RULES).join(', ')}: how ${id} counts stands on no page that was read`,
    );
  interest.rates.forEach(({ asset, rate, opening }, i) => {
    const at = `${path}.venue.interest.rates[${i}]`;
    checkRate(rate, `${at}.rate`);
    checkRate(opening, `${at}.opening`);
    if (interest.rates.findIndex((item) => item.asset === asset) < i)
      throw new EngineError('settings.venue', `${at}.asset`, `must not be named twice; got "${asset}" again`);
  });
  const rule: PeriodRule = PERIOD_RULES[name];
  const parts = decimal(rule.rateFor === 'day' ? (24 * 60) / rule.minutes : 1);
  return { rule, rates: interest.rates, parts };
}

/** Made once for each object of settings. */
const made = new WeakMap<Settings, LendingTerms | null>();

/** The terms that hold now. @throws EngineError as `lendingTerms` */
export function lendingOf(state: State): LendingTerms | null {
  const { settings } = state;
  // Most accounts are lent nothing by the period.
  if (!settings.venue?.interest) return null;
  const known = made.get(settings);
  if (known !== undefined) return known;
  const terms = lendingTerms(rulebookIn(state), settings, 'settings');
  made.set(settings, terms);
  return terms;
}

/** Of a period or of the opening. Decimal text. */
export function rateOf({ rates }: LendingTerms, asset: string, opening: boolean): string {
  const found = rates.find((item) => item.asset === asset);
  return (opening ? found?.opening : undefined) ?? found?.rate ?? '0';
}

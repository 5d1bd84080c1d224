/** What five rules make of a pair, in words: what each asks, what it saves, and which basis it does not survive. */
import { decimal, type Figure, showFigure } from '../../../engine/index.ts';
import { listed } from '../listed.ts';
import { dollars, percent } from '../text.ts';
import type { Verdict } from '../widget.ts';
import type { Applied, OffsetsMoment, RuleKey } from './moment.ts';

/** As it stands at the end of a line. */
export const NAMES: Readonly<Record<RuleKey, string>> = {
  apart: 'No offset',
  larger: 'Larger side',
  net: 'Difference',
  scan: 'Stress scan',
  portfolio: 'US portfolio',
};
/** The same within a sentence. */
const WITHIN: Readonly<Record<RuleKey, string>> = {
  apart: 'no offset',
  larger: 'the larger side',
  net: 'the difference',
  scan: 'the stress scan',
  portfolio: 'US portfolio margin',
};

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/** `saves $50,000 (25 %)`, beside what is asked without an offset. */
export function savingText({ key, saving, savingRate }: Applied): string {
  if (key === 'apart') return 'both sides in full';
  if (saving.value.isZero()) return 'saves nothing';
  const part = savingRate ? ` (${showFigure({ ...savingRate, value: savingRate.value.abs() })})` : '';
  return saving.value.isNegative()
    ? `asks ${dollars(saving.value.neg(), 'up')} more${part}`
    : `saves ${dollars(saving.value, 'down')}${part}`;
}

/** A basis from the middle, with its sign: `+4.76 %`. */
export function basisText(basis: string): string {
  return `${decimal(basis).gt(0) ? '+' : ''}${percent(basis)}`;
}

const signed = (figure: Figure): string => `${figure.value.gt(0) ? '+' : ''}${showFigure(figure)}`;

/** `4.76 % above`. */
const placed = (figure: Figure): string =>
  `${showFigure(figure).replace('−', '')} ${figure.value.isNegative() ? 'below' : 'above'}`;

/** At which basis a rule liquidates the pair. */
export function endText({ above, below, liquidated }: Applied): string {
  if (liquidated) return 'liquidated';
  if (above) return `liquidated at ${signed(above)}`;
  if (below) return `liquidated at ${signed(below)}`;
  return 'never liquidated';
}

/** The rule under which the pair ends first as the short leg rises. */
function firstAbove(rules: readonly Applied[]): Applied | undefined {
  const open = rules.flatMap((rule) => (rule.above ? [{ rule, at: rule.above.value }] : []));
  return open.toSorted((a, b) => a.at.cmp(b.at))[0]?.rule;
}

export function verdict(moment: OffsetsMoment, basis: string): Verdict {
  const { rules, equity, paired, even, two, strayed, bound } = moment;
  if (rules.length === 0)
    return { kind: 'none', head: 'No rule is shown.', body: 'Tick one to see what it asks.', quiet: true };
  if (equity.value.lt(0))
    return {
      kind: 'shortfall',
      head: `Nothing is left, and ${dollars(equity.value.neg(), 'up')} is missing.`,
      body: 'The two legs have lost more than the account held. Where the price jumped over every liquidation, the insurance fund pays.',
      tone: 'loss',
    };
  const dead = rules.filter(({ liquidated }) => liquidated);
  const state = `Equity is ${showFigure(equity)}`;
  if (dead.length > 0) {
    const asks = listed(dead.map(({ key, requirement }) => `${WITHIN[key]} asks ${showFigure(requirement)}`));
    const all = dead.length === rules.length;
    const hedge = even && !two ? ' A hedge against the coin is none against the basis.' : '';
    return {
      kind: all ? 'all' : 'some',
      head: all
        ? `Liquidated under ${rules.length === 1 ? WITHIN[dead[0]?.key ?? 'apart'] : 'every rule that is shown'}.`
        : `Liquidated under ${dead.length} of ${rules.length} rules.`,
      body: `${state}: ${asks}.${hedge}`,
      tone: 'nd',
    };
  }
  const next = firstAbove(rules);
  const end = next?.above
    ? `Under ${WITHIN[next.key]} it is liquidated first, with the short leg ${placed(next.above)} the long one.`
    : 'No rise of the short leg brings a liquidation.';
  if (!paired)
    return {
      kind: 'flat',
      head: 'There is nothing to offset.',
      body: `With one leg alone the larger side and the difference are the whole of it. ${end}`,
      quiet: true,
    };
  if (strayed && !two)
    return {
      kind: 'stray',
      head: `Farther apart than Kraken lets this future stray.`,
      body: `Its contract stops at ${showFigure(bound)} from the index. ${state}, and no rule has liquidated yet.`,
      tone: 'nd',
    };
  const best = rules.toSorted((a, b) => b.saving.value.cmp(a.saving.value))[0];
  const least =
    best?.saving.value.gt(0) && best.key !== 'apart'
      ? `${capital(WITHIN[best.key])} ${savingText(best)}.`
      : two
        ? 'On two coins no rule here sets one leg against the other.'
        : 'No rule that is shown saves anything.';
  const far = decimal(basis).isZero() ? '' : `The short leg stands ${basisText(basis)}. `;
  return { kind: 'clear', head: least, body: `${far}${end}`, quiet: true };
}

/** How far the exchange lets the future stray, and who would not survive that. */
export function boundText({ bound, rules, two }: OffsetsMoment, days: string): string {
  if (two) return 'Two coins have no basis: nothing holds their prices together.';
  const within = rules.filter(({ above, liquidated }) => liquidated || above?.value.lte(bound.value));
  const so =
    within.length === 0
      ? 'Within that no rule shown liquidates this pair.'
      : `Within that the pair can be liquidated under ${listed(within.map(({ key }) => WITHIN[key]))}.`;
  return `Kraken lets a future of ${days} ${days === '1' ? 'day' : 'days'} stand up to ${showFigure(bound)} from its index. ${so}`;
}

/** The slider’s value for a screen reader. */
export function basisValueText({ rules }: OffsetsMoment, basis: string): string {
  const dead = rules.filter(({ liquidated }) => liquidated).length;
  return `${basisText(basis)}, ${dead === 0 ? 'not liquidated' : `liquidated under ${dead} of ${rules.length}`}`;
}

/** One sentence on what the lines show. */
export function linesTitle({ rules }: OffsetsMoment): string {
  const each = rules.map((rule) => `${NAMES[rule.key]} ${endText(rule)}`);
  return `Equity and what each rule asks, over how far the short leg stands above the long one.${each.length > 0 ? ` ${listed(each)}.` : ''}`;
}

/** One sentence on what the bars show. */
export function ladderTitle({ equity, rules }: OffsetsMoment): string {
  const asks = rules.map(
    (rule) => `${NAMES[rule.key]} asks ${showFigure(rule.requirement)}, ${savingText(rule)}`,
  );
  return `Equity is ${showFigure(equity)}.${asks.length > 0 ? ` ${asks.join('; ')}.` : ''}`;
}

/** The rules behind the picture, in a line under it. */
export function ruleLine(rate: string): string {
  return `Rule: Kraken Futures asks the larger side, here at ${percent(rate)}; Deribit the worst of ±16\u202f% and 1\u202f% of the larger side; FINRA 4210(g) the worst of ±15\u202f%, here as if the legs were shares. The difference is a teaching construction: no venue that was read asks it.`;
}

/** What the sets of rules ask, in words: which of them calls, where, and which of their rules decides. */
import { binding, type Decimal, decimal, type Figure, showFigure } from '../../../engine/index.ts';
import type { Values } from '../../notebook/figures.ts';
import { listed } from '../listed.ts';
import { dollars, percent, priceText } from '../text.ts';
import type { Verdict } from '../widget.ts';
import type { Applied, RequirementMoment, RuleKey } from './moment.ts';

/** A short name, as it stands at the end of a line. */
export function nameOf(key: RuleKey, { times = '' }: Values): string {
  return { finra: 'FINRA', broker: 'Broker', fund: `${times}× fund`, concentrated: 'Concentrated' }[key];
}

/** By whom, or of what, within a sentence: `$400 by this broker’s house rate`. */
function within(key: RuleKey, { times = '' }: Values): string {
  return {
    finra: 'by FINRA’s own rule',
    broker: 'by this broker’s house rate',
    fund: `if it is a ${times}× fund`,
    concentrated: 'if it is all you hold',
  }[key];
}

/** What stands before a number: who asks it, or of what it is asked. */
export function asksText(key: RuleKey, { times = '' }: Values): string {
  return {
    finra: 'FINRA asks',
    broker: 'Broker asks',
    fund: `Asked of a ${times}× fund`,
    concentrated: 'Asked if concentrated',
  }[key];
}

/** Of greatests within greatests, the one that decides. */
function decisive(figure: Figure): Figure {
  const { op } = figure.formula;
  const chosen = op === 'greatest' || op === 'least' ? binding(figure) : undefined;
  return chosen ? decisive(chosen) : figure;
}

/** The rule that decides: `FINRA 75 %`, `$5.00 a share`. */
export function decides({ requirement }: Applied): string {
  const found = decisive(requirement);
  const [rate] = found.parts;
  if (!rate) return found.label;
  const who = found.name === 'house' ? 'house' : found.name === 'concentrated' ? 'concentrated' : 'FINRA';
  return rate.unit.kind === 'rate' ? `${who} ${showFigure(rate)}` : `FINRA ${showFigure(rate)} a share`;
}

/** Of a short that nobody calls: which of FINRA’s floors stands in the place of its 30 %. */
function floorOf(rules: readonly Applied[]): Verdict | null {
  const finra = rules.find(({ key }) => key === 'finra');
  const found = finra && decisive(finra.requirement);
  const [asked] = found?.parts ?? [];
  if (!asked) return null;
  if (asked.unit.kind === 'rate') {
    if (asked.value.lt(1)) return null;
    return {
      kind: 'floor-value',
      head: 'Below $5.00 FINRA asks for the whole value.',
      body: 'A cheap share sold short takes 100\u202f% of what it is worth, and never less than $2.50.',
      tone: 'nd',
    };
  }
  const low = asked.value.lt(5);
  return {
    kind: low ? 'floor-low' : 'floor-share',
    head: `FINRA’s floor of ${showFigure(asked)} a share decides.`,
    body: low
      ? 'Below $2.50 it asks for more than the share is worth.'
      : 'Below $16.67 it is more than 30\u202f% of the value.',
    tone: 'nd',
  };
}

/** Which call comes first as the price moves against the account. */
function first(rules: readonly Applied[], side: 'long' | 'short'): Applied | undefined {
  const before = (a: Decimal, b: Decimal): boolean => (side === 'long' ? a.gt(b) : a.lt(b));
  return rules.reduce<Applied | undefined>((best, rule) => {
    if (!rule.callPrice) return best;
    return best?.callPrice && !before(rule.callPrice.value, best.callPrice.value) ? best : rule;
  }, undefined);
}

/** The account under all the rules that are shown, in a sentence or two. */
export function verdict({ side, equity, rules }: RequirementMoment, values: Values): Verdict {
  const called = rules.filter(({ crossed }) => crossed);
  const edge = rules.find(({ excess }) => excess.value.isZero());
  if (rules.length === 0)
    return { kind: 'none', head: 'No rule is shown.', body: 'Tick one to see what is asked.', quiet: true };
  if (equity.value.lt(0))
    return {
      kind: 'shortfall',
      head: `You owe ${dollars(equity.value.neg(), 'up')} more than you have.`,
      body: 'Every rule has called long before: none of them is a promise that you lose no more than you paid.',
      tone: 'loss',
    };
  if (equity.value.isZero())
    return {
      kind: 'nothing-left',
      head: 'Nothing of yours is left.',
      body: 'Whatever the rate was, there is no equity to meet it.',
      tone: 'loss',
    };
  if (called.length > 0) {
    const [one] = called;
    const misses = called.map(
      (rule) => `${showFigure(rule.call)} ${within(rule.key, values)} (${decides(rule)})`,
    );
    return {
      kind: `called-${called.length}`,
      head:
        rules.length === 1
          ? `Margin call: ${one ? showFigure(one.call) : ''}.`
          : `Called in ${called.length} of the ${rules.length} cases.`,
      body: `Equity is ${showFigure(equity)}. Missing: ${listed(misses)}.`,
      tone: 'nd',
    };
  }
  if (edge)
    return {
      kind: 'edge',
      head: 'Exactly on a line.',
      body: `Equity equals what is asked ${within(edge.key, values)} (${decides(edge)}). That is still enough: a call needs less.`,
      quiet: true,
    };
  const floor = side === 'short' ? floorOf(rules) : null;
  if (floor) return floor;
  const next = first(rules, side);
  return {
    kind: 'clear',
    head: 'No call in any of the cases.',
    body: next?.callPrice
      ? `The first would come ${beyond(side)} ${showFigure(next.callPrice)}, ${within(next.key, values)} (${decides(next)}).`
      : 'No price brings one.',
    quiet: true,
  };
}

const beyond = (side: 'long' | 'short'): string => (side === 'long' ? 'below' : 'above');

/** Where one set of rules calls: `calls below $16.00`. */
export function callText({ callPrice, crossed }: Applied, side: 'long' | 'short'): string {
  if (callPrice) return `calls ${beyond(side)} ${showFigure(callPrice)}`;
  return crossed ? 'calls at every price' : 'never calls';
}

/** The slider’s value for a screen reader. */
export function priceValueText({ rules }: RequirementMoment, { price = '' }: Values): string {
  const called = rules.filter(({ crossed }) => crossed).length;
  return `${priceText(price)}, ${called === 0 ? 'no call' : `called in ${called} of ${rules.length} cases`}`;
}

/** One sentence on what the lines show. */
export function linesTitle({ side, rules }: RequirementMoment, values: Values): string {
  const each = rules.map((rule) => `${nameOf(rule.key, values)} ${callText(rule, side)}`);
  const shares = side === 'long' ? 'bought' : 'sold short';
  return `Equity, and what is asked of shares ${shares}, over the share price.${each.length > 0 ? ` ${listed(each)}.` : ''}`;
}

/** One sentence on what the bars show. */
export function ladderTitle({ equity, rules }: RequirementMoment, values: Values): string {
  const asks = rules.map(
    (rule) => `${asksText(rule.key, values)} ${showFigure(rule.requirement)} (${decides(rule)})`,
  );
  return `Equity is ${showFigure(equity)}.${asks.length > 0 ? ` ${asks.join(', ')}.` : ''}`;
}

/** The rules behind the picture, in a line under it. */
export function ruleLine(side: 'long' | 'short', { house = '' }: Values): string {
  const finra =
    side === 'long'
      ? 'FINRA 4210(c)(1) asks 25\u202f% of the market value'
      : 'FINRA 4210(c) asks 30\u202f% of a short, at least $5 a share; below $5.00 all of it, at least $2.50';
  const own = decimal(house).gt(side === 'long' ? '0.25' : '0.3');
  return `Rule: ${finra}; ${own ? `this broker, the house, asks ${percent(house)}, as 4210(d) lets it` : 'this broker asks no more'}. Of a leveraged fund the rate is asked times its leverage.`;
}

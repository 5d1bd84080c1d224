/** Chances in words: what a reader sees said, and what a screen reader hears. */
import { type Figure, grouped, showFigure } from '../../../engine/index.ts';
import type { Tally } from '../../../engine/survival/run.ts';
import type { Verdict } from '../widget.ts';
import { chancesOf } from './chances.ts';
import type { SurvivalMoment } from './moment.ts';

/** Below this a chance is called small. */
const RARE = 0.01;
/** The rule of three: a chance of three in ten thousand would leave no trace once in twenty times, e⁻³. */
const NONE =
  'None is not never: with 95 % confidence it is fewer than three in ten thousand, and real prices make such falls more often.';
/** Above this correlation two assets are said to move together. */
const TOGETHER = 0.6;

/** `28.4 % ± 0.5` */
export function withError(share: Figure, error: Figure): string {
  return `${showFigure(share)} ± ${showFigure(error).replace(/\s?%$/, '')}`;
}

const days = ({ venue }: SurvivalMoment, count: string): string =>
  `${count} ${venue === 'broker' ? 'trading ' : ''}${count === '1' ? 'day' : 'days'}`;

/** What happens when the line is crossed. */
const event = ({ venue }: SurvivalMoment): string => (venue === 'broker' ? 'a call' : 'a liquidation');

/** How far it is, and when it happens. */
function way(moment: SurvivalMoment): string {
  const { fall, chances, assets } = moment;
  if (!fall) return '';
  const far = `It takes a fall of ${showFigure(fall)}${assets === 2 ? ' of both together' : ''}.`;
  if (!chances.day) return far;
  return `${far} Of the paths with ${event(moment)}, half have it by day ${showFigure(chances.day)}.`;
}

/** What a second asset changes. */
function beside({ assets, chances, run }: SurvivalMoment): string {
  if (assets === 1) return '';
  const [two, one] = [chances.called.value, chances.alone.value];
  const all = `With all of it in one the share is ${showFigure(chances.alone)}`;
  if (one.isZero()) return '';
  if (two.gt(one.times('0.85')) && run.walk.gaps.perYear > 0)
    return `${all}: a gap takes both at once, and a second asset is no help then.`;
  if (two.gt(one.times('0.85')))
    return (run.walk.second?.correlation ?? 0) > TOGETHER
      ? `${all}: two that move together are nearly one.`
      : `${all}: with so little room, a second asset helps little.`;
  return `${all}. Both falling at once is rarer, as long as they do not move together.`;
}

/** What a forced sale comes to at a broker. */
function sale({ venue, chances }: SurvivalMoment): string {
  if (venue === 'exchange') return '';
  const owing = chances.owing.value.isZero() ? '' : `, and on ${showFigure(chances.owing)} something is owed`;
  return `Where nobody answers it, ${showFigure(chances.sold)} of all paths end in a forced sale${owing}.`;
}

const joined = (...parts: readonly string[]): string => parts.filter((part) => part !== '').join(' ');

/** What the paths have come to. */
export function verdict(moment: SurvivalMoment): Verdict {
  const { venue, chances, leverage, run } = moment;
  const times = showFigure(leverage);
  const share = withError(chances.called, chances.calledError);
  const broker = venue === 'broker';
  if (run.level <= 0)
    return {
      kind: 'never',
      head: broker ? 'Without a loan there is nothing to call.' : 'Nothing is borrowed, and no line is near.',
      body: `At ${times} the price itself would have to fall to nothing. It may still fall: half of all paths end with less than ${showFigure(moment.leftAt(0.5))}.`,
      tone: 'eq',
    };
  if (run.level > 1)
    return {
      kind: 'at-once',
      head: broker
        ? `At ${times} the call comes before the price has moved.`
        : `At ${times} the position is over its line before the price has moved.`,
      body: joined('The requirement is more than the own money, on every path.', sale(moment)),
      tone: 'loss',
    };
  const on = `on ${share} of ten thousand paths`;
  if (chances.sold.value.gte('0.5'))
    return {
      kind: 'lost',
      head: broker
        ? `To be sold out is likelier than not: a call comes ${on}.`
        : `To be liquidated is likelier than not: it happens ${on}.`,
      body: joined(way(moment), sale(moment), beside(moment)),
      tone: 'loss',
    };
  if (chances.called.value.gte('0.5'))
    return {
      kind: 'likely',
      head: `A call is likelier than not: it comes ${on}.`,
      body: joined(way(moment), sale(moment), beside(moment)),
      tone: 'nd',
    };
  if (chances.called.value.isZero())
    return {
      kind: 'rare',
      head: broker
        ? 'No call comes on any of ten thousand paths.'
        : 'It is liquidated on none of ten thousand paths.',
      body: joined(way(moment), NONE),
      tone: 'gain',
    };
  if (chances.called.value.lt(RARE))
    return {
      kind: 'rare',
      head: `${broker ? 'A call comes' : 'It is liquidated'} ${on}.`,
      body: joined(
        way(moment),
        'So small a share is the model’s: real prices make such falls more often.',
        beside(moment),
      ),
      tone: 'gain',
    };
  return {
    kind: 'possible',
    head: `${broker ? 'A call comes' : 'It is liquidated'} ${on}.`,
    body: joined(way(moment), sale(moment), beside(moment)),
    tone: 'nd',
  };
}

/** What the formula says to it, and why the two differ. */
export function formulaText({ formula, run, assets }: SurvivalMoment): string {
  const { check, gaps } = run.walk;
  const apart = [
    ...(assets === 2 ? ['all is in one asset'] : []),
    ...(check === 'daily' ? ['the price is looked at all the time and not once a day'] : []),
    ...(gaps.perYear > 0 ? ['there are no gaps'] : []),
  ];
  const says = `The formula says ${showFigure(formula)}`;
  if (apart.length === 0) return `${says} in the same case, without drawing a path.`;
  return `${says}; in it ${apart.join(', and ')}.`;
}

/** What the curve shows. */
export function heading(moment: SurvivalMoment): string {
  return `Paths with ${event(moment)} within ${days(moment, String(moment.run.walk.days))}`;
}

export function pictureTitle(moment: SurvivalMoment): string {
  const { chances, leverage } = moment;
  // It is also written into the picture’s card, where a narrow space cannot stand.
  const share = showFigure(chances.called).replace('\u202f', ' ');
  return `${heading(moment)}, by leverage from 1 to ${moment.high}: ${share} at ${showFigure(leverage)}. The formula is drawn beside it.`;
}

export function leftTitle(moment: SurvivalMoment): string {
  const { leftAt, own, chances, venue } = moment;
  return `What is left of ${showFigure(own)} at the end, path by path: less than ${showFigure(leftAt(0.05))} on one in twenty, ${showFigure(leftAt(0.5))} in the middle, more than ${showFigure(leftAt(0.95))} on one in twenty; ${showFigure(chances.sold)} were ${venue === 'broker' ? 'sold out' : 'liquidated'}.`;
}

export function leverageValueText(moment: SurvivalMoment): string {
  return `${showFigure(moment.leverage)}: ${event(moment)} on ${showFigure(moment.chances.called)} of the paths`;
}

/** What more paths have come to so far. */
export function moreText(tally: Tally, moment: SurvivalMoment): string {
  const { called, calledError, sold, owing } = chancesOf(tally, '');
  const broker = moment.venue === 'broker';
  const rest = broker ? `, a forced sale on ${showFigure(sold)}, a debt on ${showFigure(owing)}` : '';
  return `${grouped(String(tally.paths))} paths: ${event(moment)} on ${withError(called, calledError)}${rest}.`;
}

export function ruleLine({ venue, run }: SurvivalMoment): string {
  const model =
    'Model: geometric Brownian motion, with yearly volatility and drift constant and assumed, no cost of holding and nothing paid in; apart from gaps no fat tails, so that real markets are worse. ± is one standard error.';
  const rule =
    venue === 'broker'
      ? `A call stands ${run.deadline ?? 0} trading days, unless a close is back above the line; then everything is sold at the close. Regulation T lets nobody buy at more than 2×: an account comes to more only when its prices have fallen.`
      : 'An exchange closes the position at once, at the line or, over a gap, where the price is, and keeps a fee.';
  return `${rule} ${model}`;
}

/** The trade and the token in words: what a reader sees said, and what a screen reader hears. */
import type { PathName } from '../../../engine/carry/index.ts';
import { type Figure, showFigure } from '../../../engine/index.ts';
import { dollars, priceText } from '../text.ts';
import type { Verdict } from '../widget.ts';
import type { LeverageMoment, Trade } from './moment.ts';

/** The size of a change, without its sign. */
function size(figure: Figure): string {
  return showFigure({ ...figure, value: figure.value.abs(), rounding: 'half' });
}

const rose = (figure: Figure): string =>
  figure.value.isZero()
    ? 'The price has not moved'
    : `The price ${figure.value.gt(0) ? 'rose' : 'fell'} ${size(figure)}`;

/** What the same own money would have done. */
function beside({ resultUnlevered, borrowed }: Trade): string {
  if (borrowed.value.isZero()) return 'Nothing is borrowed, so the change is the same as the price’s.';
  if (resultUnlevered.value.isZero()) return 'Without the loan nothing would have changed.';
  const verb = resultUnlevered.value.gt(0) ? 'gained' : 'lost';
  return `Without the loan you would have ${verb} ${size(resultUnlevered)}.`;
}

function nothing({ trade, terms }: LeverageMoment): Verdict {
  const { own, zeroPrice, left } = trade;
  const there = showFigure(zeroPrice);
  if (terms === 'isolated')
    return {
      kind: 'nothing-left',
      head: `The position is closed, and your ${showFigure(own)} is gone.`,
      body: `At ${there} the margin was used up. Isolated margin ends there, as long as the close fills in time. ${beside(trade)}`,
      tone: 'loss',
    };
  if (left.value.isZero())
    return {
      kind: 'nothing-left',
      head: `Nothing of your ${showFigure(own)} is left.`,
      body: trade.borrowed.value.isZero()
        ? `${rose(trade.move)}. Nothing is borrowed, so nothing is owed.`
        : `${rose(trade.move)}, and what you hold is worth exactly what you owe. ${beside(trade)}`,
      tone: 'loss',
    };
  return {
    kind: 'shortfall',
    head: `You owe ${dollars(left.value.neg(), 'up')} beyond the ${showFigure(own)} you put in.`,
    body: `Below ${there} the position no longer covers the loan, and at a broker the rest stays your debt (FINRA 2264). ${beside(trade)}`,
    tone: 'loss',
  };
}

function tradeVerdict(moment: LeverageMoment): Verdict {
  const { trade } = moment;
  const { result, left, returnOnOwn, interest, gain, move, zeroPrice, breakEvenPrice } = trade;
  if (left.value.lte(0)) return nothing(moment);
  const paid = interest.value.isZero() ? '' : ` The loan cost ${showFigure(interest)}.`;
  const share = `${size(returnOnOwn)} of your own money`;
  if (result.value.isZero() && gain.value.isZero())
    return {
      kind: 'level',
      head: 'Nothing gained and nothing lost.',
      body: `The price stands where you bought. Nothing is left at ${showFigure(zeroPrice)}.`,
      quiet: true,
    };
  if (result.value.gt(0))
    return {
      kind: 'gain',
      head: `You gain ${size(result)}: ${share}.`,
      body: `${rose(move)}.${paid} ${beside(trade)}`,
      tone: 'gain',
    };
  if (gain.value.gte(0))
    return {
      kind: 'interest-eats',
      head: result.value.isZero()
        ? 'The interest has eaten the whole gain.'
        : `You lose ${size(result)} without any fall: the interest is more than the gain.`,
      body: `The loan cost ${showFigure(interest)}; the price must reach ${showFigure(breakEvenPrice)} to pay it. ${beside(trade)}`,
      tone: 'ln',
    };
  return {
    kind: 'loss',
    head: `You lose ${size(result)}: ${share}.`,
    body: `${rose(move)}.${paid} ${beside(trade)} Nothing is left at ${showFigure(zeroPrice)}.`,
    tone: 'loss',
  };
}

const WHY: Record<PathName, string> = {
  swings: 'To be at its multiple again it buys after each rise and sells after each fall.',
  hill: 'It held most at the top, before the way down.',
  climb: 'Without a setback each day’s gain works on the gains before it.',
};

function tokenVerdict({ token: { leverage, day, days }, trade, path }: LeverageMoment): Verdict {
  const name = showFigure(leverage);
  const now = days[day];
  if (!now) throw new RangeError(`There is no day ${day}.`);
  const held = `After ${day} ${day === 1 ? 'day' : 'days'} your ${showFigure(trade.own)} has become ${showFigure(now.token)}`;
  const once = `${name} the whole move, once`;
  if (now.token.value.isZero())
    return {
      kind: 'token-gone',
      head: 'The token is worth nothing, for good.',
      body: `One day’s fall, taken ${name}, was all of it. A later rise multiplies nothing; the asset itself makes ${showFigure(now.asset)}.`,
      tone: 'loss',
    };
  const apart = now.token.value.minus(now.whole.value);
  if (day < 2 || apart.isZero())
    return {
      kind: 'token-even',
      head: `${held}.`,
      body: `So far the token has done what its name says: ${once}.`,
      quiet: true,
    };
  const sum = dollars(apart.abs());
  if (apart.lt(0))
    return {
      kind: 'token-behind',
      head: `${held}: ${sum} less than ${once}.`,
      body: `${now.asset.value.eq(trade.own.value) ? 'The price is back where it began, and the token is not.' : `The asset makes ${showFigure(now.asset)}.`} ${WHY[path]} That is volatility drag (FINRA 09-31).`,
      tone: 'loss',
    };
  return {
    kind: 'token-ahead',
    head: `${held}: ${sum} more than ${once}.`,
    body: `${path === 'climb' ? WHY.climb : 'On the way up each day’s gain works on the gains before it.'} The way back is dearer.`,
    tone: 'gain',
  };
}

/** The trade at this price, or the token on this day. */
export function verdict(moment: LeverageMoment): Verdict {
  return moment.shows === 'trade' ? tradeVerdict(moment) : tokenVerdict(moment);
}

/** The slider's value for a screen reader. */
export function priceValueText({ trade }: LeverageMoment): string {
  const { left, price } = trade;
  const said = priceText(price.value);
  if (left.value.isNegative()) return `${said}, ${dollars(left.value.neg(), 'up')} owed`;
  return left.value.isZero() ? `${said}, nothing left` : `${said}, ${showFigure(left)} left`;
}

export function dayValueText({ token: { day, days } }: LeverageMoment): string {
  const now = days[day];
  return now ? `Day ${day}, token ${showFigure(now.token)}, asset ${showFigure(now.asset)}` : `Day ${day}`;
}

/** One sentence that says what the lines show. */
export function pictureTitle(moment: LeverageMoment): string {
  if (moment.shows === 'trade') {
    const { trade } = moment;
    return `What is left of ${showFigure(trade.own)} over the price, with ${showFigure(trade.leverage)} and without a loan. At ${showFigure(trade.price)} it is ${showFigure(trade.left)} and ${showFigure(trade.leftUnlevered)}; nothing is left at ${showFigure(trade.zeroPrice)}.`;
  }
  const { leverage, day, days } = moment.token;
  const now = days[day];
  return `What ${showFigure(moment.trade.own)} becomes over ten days in a ${showFigure(leverage)} token, in the asset, and with ${showFigure(leverage)} the whole move. ${now ? `On day ${day}: ${showFigure(now.token)}, ${showFigure(now.asset)} and ${showFigure(now.whole)}.` : ''}`;
}

/** Who lends as much as that. */
export function lenderText({ shows, trade: { leverage } }: LeverageMoment): string | undefined {
  if (shows === 'token' || leverage.value.lte(2)) return undefined;
  return `Regulation T (220.12(a)) lets a US broker lend on shares up to 2× at the purchase. ${showFigure(leverage)} is what an exchange lends, on a coin or in a contract.`;
}

/** What the words mean, in a line under the figure. */
export function ruleLine(moment: LeverageMoment): string {
  if (moment.shows === 'token')
    return 'Model: the token is brought back to its multiple at every close, at no cost. Rule: FINRA Regulatory Notice 09-31.';
  const { exposureToOwn, borrowedToOwn } = moment.trade;
  return `${showFigure(exposureToOwn)} is the position over your own money; some guides divide what is borrowed instead, and call the same trade ${showFigure(borrowedToOwn)}.`;
}

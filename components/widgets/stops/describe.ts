/** A stop, a ladder and a gap in words. */
import { type Decimal, type Figure, grouped, plain, showFigure } from '../../../engine/index.ts';
import { dollars, priceText, shares } from '../text.ts';
import type { Verdict } from '../widget.ts';
import { ENTRY, type StopsMoment } from './moment.ts';

const size = ({ value }: Figure): string => dollars(value.abs());

/** `$200 gained`, `$100 lost` */
function made(value: Decimal): string {
  return `${dollars(value.abs())} ${value.gt(0) ? 'gained' : 'lost'}`;
}

/** `You gain $200`, `You lose $100`, or that nothing has changed. */
function result({ value }: Figure): string {
  if (value.isZero()) return 'You neither gain nor lose';
  return `You ${value.gt(0) ? 'gain' : 'lose'} ${dollars(value.abs())}`;
}

const small = ({ each, inARow }: StopsMoment): string =>
  inARow
    ? `At ${showFigure(each)} a time it takes ${showFigure(inARow)} ${inARow.value.eq(1) ? 'loss' : 'losses'} in a row to halve the account.`
    : '';

function stoppedVerdict(moment: StopsMoment): Verdict | null {
  const { stopped, after, account, size: sized } = moment;
  if (!stopped) return null;
  const { fill, promised, lost, gap } = stopped;
  const sold = `The stop sold ${shares(fill.quantity)} at ${priceText(fill.price)}`;
  if (gap.value.isZero())
    return {
      kind: 'stopped',
      head: `${sold}: you lose ${size(lost)}, as you meant to.`,
      body: small(moment),
      tone: 'nd',
    };
  const instead = `not at ${priceText(moment.stop)}`;
  if (after.value.lte(0)) {
    const owed = after.value.isZero()
      ? 'Nothing of it is left'
      : `${dollars(after.value.neg(), 'up')} is owed`;
    return {
      kind: 'wiped-out',
      head: `${sold}, ${instead}, and the account is gone.`,
      body: `You meant to lose ${size(promised)} and lost ${size(lost)}. ${owed}. A stop close to the price made the position ${showFigure(sized.value)}, on ${showFigure(account)} of your own.`,
      tone: 'loss',
    };
  }
  return {
    kind: 'gapped',
    head: `${sold}, ${instead}: you lose ${size(lost)} instead of ${size(promised)}.`,
    body: 'Nobody traded in between. A stop becomes a market order, and is filled at the price that stands.',
    tone: 'loss',
  };
}

/** What the next price has set off. */
export function verdict(moment: StopsMoment): Verdict {
  const { size: sized, risk, outcome, price, way } = moment;
  if (sized.quantity.value.isZero())
    return {
      kind: 'nothing-bought',
      head: 'Nothing is bought.',
      body: `One share can lose ${showFigure(sized.distance)} down to the stop, more than the ${showFigure(risk)} that you would lose. Zero is a size too.`,
      tone: 'eq',
    };
  const hit = stoppedVerdict(moment);
  if (hit) return hit;
  const sold = outcome.fills
    .map((fill) => `${grouped(plain(fill.quantity))} at ${priceText(fill.price)}`)
    .join(', ');
  if (sold === '')
    return {
      kind: 'holding',
      head: price.eq(ENTRY) ? 'Nothing is sold.' : `Nothing is sold. ${result(outcome.result)} so far.`,
      body: `You hold ${shares(outcome.left)}. The stop sells at ${priceText(moment.stop)} or below.`,
      quiet: true,
    };
  const better = way === 'gap' ? ' A limit is filled at its price or better: a gap upward helps it.' : '';
  if (outcome.left.isZero())
    return {
      kind: 'all-sold',
      head: `The ladder has sold everything: you gain ${size(outcome.result)}.`,
      body: `Sold: ${sold}.${better} What the price does next is no longer yours.`,
      tone: 'gain',
    };
  return {
    kind: 'half-sold',
    head: `The first step of the ladder has sold ${sold}.`,
    body: `${result(outcome.result)} in all; ${shares(outcome.left)} and the stop remain.${better}`,
    tone: 'gain',
  };
}

/** How the size follows from what may be lost. */
export function sizeText({ account, riskRate, risk, size: sized, borrowed }: StopsMoment): string {
  const much = `${showFigure(riskRate)} of ${showFigure(account)} is ${showFigure(risk)}. Each share can lose ${showFigure(sized.distance)} down to the stop: ${shares(sized.quantity.value)}, worth ${showFigure(sized.value)}.`;
  if (borrowed.value.isZero()) return much;
  const lent = `${much} That is more than the account; ${showFigure(borrowed)} of it would be borrowed`;
  return borrowed.value.gt(account.value)
    ? `${lent}. So much a broker does not lend under Regulation T (220.12(a)): half of a purchase must be your own.`
    : `${lent}.`;
}

export function priceValueText({ price, outcome }: StopsMoment): string {
  const { value } = outcome.result;
  return value.isZero() ? priceText(price) : `${priceText(price)}, ${made(value)}`;
}

/** One sentence that says what the two lines show. */
export function pictureTitle({ price, stop, rungs, outcomeAt }: StopsMoment): string {
  const worth = (at: Decimal, way: 'steps' | 'gap'): string => {
    const { value } = outcomeAt(at, way).result;
    return value.isZero() ? 'nothing' : made(value);
  };
  const ladder = rungs.length === 0 ? '' : ` and a ladder at ${rungs.map(priceText).join(' and ')}`;
  return `What is gained or lost over the next price, with a stop at ${priceText(stop)}${ladder}: where the price is traded all the way, and where it opens there. At ${priceText(price)} it is ${worth(price, 'steps')} and ${worth(price, 'gap')}.`;
}

export const RULE =
  'Rule: at its price a stop becomes a market order, and no price is guaranteed (SEC bulletin on stop orders). Model: whole shares, no costs and no interest.';

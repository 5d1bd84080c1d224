/** The cascade in words: what a reader sees said, and what a screen reader hears. */
import type { Cover } from '../../../engine/cascade-terms.ts';
import { type Decimal, type Figure, plain, showFigure } from '../../../engine/index.ts';
import { dollars, percent, priceText } from '../text.ts';
import type { Verdict } from '../widget.ts';
import { type CascadeMoment, LIQUIDATION_FEE, LONGS, MAINTENANCE, SHORTS, TRADING_FEE } from './moment.ts';

const accounts = ({ value }: Figure): string => `${plain(value)} ${value.eq(1) ? 'account' : 'accounts'}`;

/** How far it went. */
function course({ course: { shockedPrice, reached, dragged, lowestPrice } }: CascadeMoment): string {
  const first = `The shock to ${showFigure(shockedPrice)} reaches ${accounts(reached)} by itself`;
  if (dragged.value.isZero())
    return `${first}, and their sales, down to ${showFigure(lowestPrice)}, nobody else.`;
  return `${first}; their sales drag ${plain(dragged.value)} more along, down to ${showFigure(lowestPrice)}.`;
}

/** What the same shock would have done to the price with another way to pay. */
function otherwise({ cover, outcomes, cascade }: CascadeMoment): string {
  if (cover === 'deleveraging') {
    const { lowest } = outcomes.fund.cascade;
    return lowest.lt(cascade.lowest)
      ? `What is closed against winners never comes into the book: without that the price would have fallen to ${priceText(lowest)}.`
      : '';
  }
  const { lowest } = outcomes.deleveraging.cascade;
  return lowest.gt(cascade.lowest)
    ? `Had winners been closed against the bankrupt instead, the price would have stopped at ${priceText(lowest)}.`
    : '';
}

export function verdict(moment: CascadeMoment): Verdict {
  const { course: at, cover, crowd, deleveraged, fundBefore } = moment;
  const joined = (...parts: readonly string[]): string => parts.filter((part) => part !== '').join(' ');
  if (at.closed.value.isZero()) {
    const [first] = crowd.steps;
    return {
      kind: 'calm',
      head: 'Nobody is closed by force.',
      body: `At ${showFigure(at.shockedPrice)} every account has more than maintenance asks.${first ? ` Those with ${first.leverage}× would be closed at ${priceText(first.price)}.` : ''}`,
      quiet: true,
    };
  }
  if (deleveraged.value.gt(0)) {
    const one = deleveraged.value.eq(1);
    return {
      kind: 'deleveraging',
      head: `${plain(deleveraged.value)} ${one ? 'short that was winning is' : 'shorts that were winning are'} closed for others, and ${one ? 'gives' : 'give'} up ${showFigure(at.givenUp)}.`,
      body: joined(
        at.fromFund.value.gt(0) ? `The fund had paid ${showFigure(at.fromFund)} before.` : '',
        course(moment),
        otherwise(moment),
      ),
      tone: 'loss',
    };
  }
  if (at.fromVenue.value.gt(0)) {
    const paid = showFigure(at.fromVenue);
    return {
      kind: cover === 'venue' ? 'venue-pays' : 'fund-empty',
      head:
        cover === 'venue'
          ? `The exchange pays ${paid} that margins lack.`
          : `The fund of ${showFigure(fundBefore)} is empty, and the exchange pays ${paid} more.`,
      body: joined(course(moment), otherwise(moment)),
      tone: 'loss',
    };
  }
  if (at.fromFund.value.gt(0))
    return {
      kind: 'fund-pays',
      head: `The fund pays ${showFigure(at.fromFund)} that margins lack, and it is enough.`,
      body: joined(course(moment), otherwise(moment)),
      tone: 'ln',
    };
  return {
    kind: 'margins-enough',
    head: `${accounts(at.closed)} ${at.closed.value.eq(1) ? 'is' : 'are'} closed, and what they had put in pays for it.`,
    body: course(moment),
    tone: 'nd',
  };
}

export const COVER_NAMES: Readonly<Record<Cover, string>> = {
  venue: 'the exchange',
  fund: 'a fund, then the exchange',
  deleveraging: 'a fund, then winning shorts',
};

/** The slider's value for a screen reader. */
export function shockValueText({
  course: { shockedPrice, closed, lowestPrice },
  terms,
}: CascadeMoment): string {
  const fall = percent(terms.shock.toFixed());
  return closed.value.isZero()
    ? `${fall}, to ${showFigure(shockedPrice)}, nobody closed`
    : `${fall}, ${accounts(closed)} closed, down to ${showFigure(lowestPrice)}`;
}

/** One sentence that says what the picture shows. */
export function pictureTitle({ course: at, cascade }: CascadeMoment): string {
  const start = `The price over the share of all long contracts that is closed by force, beside the price at which the next account is due.`;
  if (at.closed.value.isZero())
    return `${start} At ${showFigure(at.shockedPrice)} it stands above the first, and nothing is sold.`;
  const back = cascade.last.gt(cascade.lowest) ? ` It comes back to ${priceText(cascade.last)}.` : '';
  return `${start} It falls from ${showFigure(at.shockedPrice)} to ${showFigure(at.lowestPrice)}, where the next account is no longer due.${back}`;
}

const rate = (value: Decimal): string => `${plain(value.times(100))}\u202f%`;

/** What is not taken from any market, in one sentence. */
export function inventedText({ terms, crowd }: CascadeMoment): string {
  return `${LONGS} longs and ${SHORTS} shorts that all opened at $100, their sizes and leverage (crowd ${crowd.key.split(' ')[0]}), the shock, a book with ${dollars(terms.depth.times(100))} of bids for each 1 % of the first price, the fund, maintenance of ${rate(MAINTENANCE)}, and fees of ${rate(TRADING_FEE)} to the exchange and ${rate(LIQUIDATION_FEE)} to whoever insures.`;
}

/** A gain or loss to the cent, with its sign. */
export function signed(figure: Figure): string {
  const text = showFigure({ ...figure, value: figure.value.abs() });
  if (figure.value.isZero()) return text;
  return `${figure.value.isNegative() ? '−' : '+'}${text}`;
}

export const RULE =
  'Model: the same number of contracts is bid at every price, so a sale moves the price by its size over the depth and is filled half-way: linear impact. Whoever is due is sold whole, the highest liquidation price first. The shock itself is nobody’s sale.';

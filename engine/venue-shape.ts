/** How a scenario writes what an exchange decides, and what an instrument of one is. */
import { ID, instrumentId, when } from './scenario-fields.ts';
import { list, maybe, number, numeral, object, oneOf, text } from './shape.ts';

export const venueShape = object(
  'What an exchange says for itself, in place of the tables that are shipped',
  {
    currency: maybe(text('Asset that the account is counted in', ID)),
    leverage: maybe(numeral('Leverage of a position that names none')),
    initialRate: maybe(numeral('Part of the value that is divided by the leverage, a fraction')),
    closingFee: maybe(numeral('Fee for closing that is part of the requirement, a fraction')),
    liquidationFee: maybe(numeral('Fee that a liquidation takes, a fraction')),
    fund: maybe(numeral('What the insurance fund holds; without it, it pays without limit where it pays')),
    beyondFund: maybe(
      oneOf(
        'Who pays what the fund cannot: a debt of the account, those on the other side at the price of bankruptcy, all that is open, or all deposits; as the venue does where that is known, else a debt',
        ['owed', 'deleverage', 'overOpen', 'overDeposits'],
      ),
    ),
    repaying: maybe(
      oneOf('Whether what comes in repays what was borrowed, or stays beside it; atOnce unless said', [
        'atOnce',
        'byHand',
      ]),
    ),
    borrowing: maybe(
      oneOf('Whether what cash does not cover is borrowed, or only by hand; atOnce unless said', [
        'atOnce',
        'byHand',
      ]),
    ),
    interest: maybe(
      object('What is borrowed costs this, by the period; without it, nothing', {
        periods: maybe(
          oneOf('How periods are counted; as the venue does where that is known', [
            'startedHours',
            'clockHours',
            'openingAndStarted',
            'openingAndCompleted',
          ]),
        ),
        rates: list(
          object('What one asset costs', {
            asset: text('Currency or coin that is borrowed', ID),
            rate: numeral('For a period, or for a day where periods are startedHours; a fraction'),
            opening: maybe(numeral('For the opening, where it is charged and costs another rate')),
          }),
          'Rates by asset; one that is not named costs nothing',
          1000,
        ),
      }),
    ),
    tables: maybe(
      list(
        object('Maintenance rates by size', {
          instrument: maybe(text('Whose table it is; without it, that of all others', ID)),
          tiers: list(
            object('One tier', {
              floor: numeral('Smallest size of the tier; the first is "0"'),
              rate: numeral('Maintenance rate, a fraction'),
              amount: maybe(numeral('Maintenance amount; computed where it is not given')),
              leverage: maybe(numeral('Most leverage for a size in the tier')),
              cap: maybe(numeral('Largest size of the last tier')),
            }),
            'Tiers, the smallest first',
            100,
          ),
        }),
        'Tables',
        1000,
      ),
    ),
    weights: maybe(
      list(
        object('How an asset counts', {
          asset: text('Currency or coin', ID),
          held: numeral('Part of it that counts when it is held'),
          owed: numeral('How many times it counts when it is owed'),
        }),
        'Weights',
        1000,
      ),
    ),
  },
);

/** What a contract is, beside what every instrument has. */
export const contractFields = {
  kind: maybe(oneOf('Spot unless said; a linear or an inverse contract', ['spot', 'linear', 'inverse'])),
  base: maybe(text('Coin that it is about; the id unless said', ID)),
  underlier: maybe(text('What it follows; the base unless said', ID)),
  maturity: maybe(text('When a dated future matures', ID)),
  multiplier: maybe(
    number('Base units for each contract; of an inverse one, its face in the quote asset', {
      min: '0',
      open: true,
    }),
  ),
} as const;

/** Both have one form. */
const lent = <const D extends string>(does: D, description: string) =>
  object(description, {
    ...when,
    do: oneOf('', [does]),
    amount: number('How much of it', { min: '0', open: true }),
    asset: maybe(text('Currency or coin; the currency of the account unless said', ID)),
    pool: maybe(text('Whose debt it is; the first pool unless said', ID)),
  });

/** What happens at an exchange and at no broker, by the value of `do`. */
export const VENUE_EVENTS = {
  funding: object('A settlement of funding: longs pay shorts, or the other way below zero', {
    ...when,
    do: oneOf('', ['funding']),
    instrument: instrumentId,
    rate: number('Fraction of the value at the mark', { min: '-1', max: '1' }),
  }),
  borrow: lent('borrow', 'A loan taken by hand, where settings.venue.borrowing is byHand'),
  repay: lent('repay', 'A loan repaid by hand, its interest first, where settings.venue.repaying is byHand'),
  transfer: object('Cash moved from one pool to another', {
    ...when,
    do: oneOf('', ['transfer']),
    from: text('Pool that gives', ID),
    to: text('Pool that gets', ID),
    amount: number('Cash', { min: '0', open: true }),
    asset: maybe(text('What is moved; the currency of the account unless said', ID)),
  }),
} as const;

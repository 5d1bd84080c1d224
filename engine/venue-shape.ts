/** How a scenario writes what an exchange decides, and what an instrument of one is. */
import { list, maybe, number, numeral, object, oneOf, text } from './shape.ts';

const ID = /^[A-Za-z0-9][A-Za-z0-9._/-]{0,39}$/;

export const venueShape = object(
  'What an exchange says for itself, in place of the tables that are shipped',
  {
    currency: maybe(text('Asset that the account is counted in', ID)),
    leverage: maybe(numeral('Leverage of a position that names none')),
    initialRate: maybe(numeral('Part of the value that is divided by the leverage, a fraction')),
    closingFee: maybe(numeral('Fee for closing that is part of the requirement, a fraction')),
    liquidationFee: maybe(numeral('Fee that a liquidation takes, a fraction')),
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

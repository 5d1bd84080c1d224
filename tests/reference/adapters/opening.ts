/** The first purchase: how much must be paid in, and how far it is levered. */
import { type Adapters, deposit, type Moment, now, stock, trade } from './account.ts';

/** A first purchase with exactly the money that opens the account. */
function first(shares: string, price: string): Moment {
  return now({ instruments: [stock(price)], events: [trade(shares, 'initial')] });
}

export const openingAdapters: Adapters = {
  'min-01': (input) => {
    const start = first(input.text('shares'), input.text('price'));
    return {
      purchase: start.figure('marketValue'),
      deposit: start.figure('equity'),
      maxLoan: start.figure('maximumLoan'),
    };
  },
  'min-02a': (input) => {
    const start = first(input.text('shares'), input.text('price'));
    return { purchase: start.figure('marketValue'), deposit: start.figure('equity') };
  },
  'min-02c': (input) => {
    const start = first(input.text('shares'), input.text('price'));
    return { purchase: start.figure('marketValue'), deposit: start.figure('equity') };
  },
  // Two first purchases, one as an alternative to the other.
  'min-03': (input) => {
    const [one, other] = [input.row('first'), input.row('second')];
    return {
      deposit1: first(one.text('shares'), one.text('price')).figure('equity'),
      deposit2: first(other.text('shares'), other.text('price')).figure('equity'),
    };
  },
  'lev-01': (input) => {
    const start = now({
      instruments: [stock(input.text('position'))],
      events: [deposit(input.text('own')), trade('1')],
    });
    return {
      borrowed: start.figure('debt'),
      exposureToEquity: start.figure('exposureToEquity'),
      debtToEquity: start.figure('debtToEquity'),
    };
  },
  // Shares of $1: as many as there is own money, and then as many as there is borrowed.
  'lev-02': (input) => {
    const own = input.text('own');
    const start = now({
      instruments: [stock('1')],
      events: [deposit(own), trade(own), trade(input.text('borrowed'))],
    });
    return {
      position: start.figure('marketValue'),
      exposureToEquity: start.figure('exposureToEquity'),
      debtToEquity: start.figure('debtToEquity'),
    };
  },
};

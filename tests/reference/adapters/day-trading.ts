/** Accounts under the repealed rule for day trading, on its last day and on the last day before it. */
import { dayTradingFigures } from '../../../engine/day-trading-figures.ts';
import type { Figure } from '../../../engine/index.ts';
import { US_DAY_TRADING_LEGACY } from '../../../engine/rulebooks/us-day-trading-legacy.ts';
import { type Adapters, amount, type Moment, now, position, stock } from './account.ts';

const LAST_DAY = '2026-06-03';
const BEFORE_2001 = '2001-09-27';

/** The figures of an account that closed at `prior` and stands at `today`; FINRA's requirement, not the house's. */
function figuresOf(prior: Moment, today: Moment, on: string) {
  const figures = dayTradingFigures(
    {
      priorEquity: prior.figure('equity'),
      priorRequirement: prior.figure('exchangeRequirement'),
      equity: today.figure('equity'),
    },
    US_DAY_TRADING_LEGACY,
    on,
  );
  return (name: string): Figure => {
    const found = figures[name];
    if (!found) throw new Error(`there is no figure ${name} on ${on}`);
    return found;
  };
}

/** An account that holds nothing but cash. */
function cash(size: string): Moment {
  return now({ amounts: [amount('cash', size)] });
}

export const dayTradingAdapters: Adapters = {
  'bp-02': (input) => {
    const [small, large] = [cash(input.text('cash')), cash(input.text('pdtCash'))];
    const pattern = figuresOf(large, large, LAST_DAY);
    return {
      overnightBuyingPower: small.figure('buyingPower'),
      pdtIntradayBuyingPower: pattern('dayTradingBuyingPower'),
      pdtOvernight: large.figure('buyingPower'),
    };
  },
  'bp-04': (input) => {
    const worth = input.text('marketValue');
    const held = now({
      settings: { houseLong: input.text('m') },
      instruments: [stock(worth)],
      amounts: [amount('loan', input.text('debit'))],
      positions: [position('1', worth)],
    });
    const [before, after] = [figuresOf(held, held, BEFORE_2001), figuresOf(held, held, LAST_DAY)];
    return {
      maintenanceExcess: after('priorExcess'),
      regTBuyingPower: held.figure('buyingPower'),
      dayTradeBuyingPower2x: before('dayTradingBuyingPower'),
      dayTradeBuyingPower4x: after('dayTradingBuyingPower'),
    };
  },
  'day-05': (input) => {
    const figure = figuresOf(cash(input.text('equity')), cash(input.text('equityAfter')), LAST_DAY);
    return {
      buyingPower: figure('dayTradingBuyingPower'),
      minimumEquityCall: figure('minimumEquityCall'),
    };
  },
  // Nothing is held, so that nothing is required.
  'day-06': (input) => {
    const closed = cash(input.text('equity'));
    return { buyingPower: figuresOf(closed, closed, LAST_DAY)('dayTradingBuyingPower') };
  },
};

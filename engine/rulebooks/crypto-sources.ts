/** Where the rules of exchanges stand, each as it was seen on the day of the check. Venues change them often. */
import type { Citation } from '../figure.ts';

const CHECKED = '2026-11-22';

/** Every text was read in a stored copy of the venue's page, hence `quoted`. */
function quoted(source: string, says: string): Citation {
  return {
    source,
    says,
    checked: CHECKED,
    standing: 'quoted',
  };
}

export const binanceFutures = /* @__PURE__ */ quoted(
  'binance-liquidation-price',
  'Maintenance margin is the value at the mark times the rate of its tier, less the maintenance amount of the tier.',
);
export const binanceCoin = /* @__PURE__ */ quoted(
  'binance-coin-liquidation-price',
  'Coin-margined contracts are asked maintenance in coin, by tiers written in coin.',
);
export const binanceFund = /* @__PURE__ */ quoted(
  'binance-smart-liquidation',
  'A fee on the amount liquidated goes to the insurance fund, and a negative balance is restored to zero.',
);
export const binanceLevels = /* @__PURE__ */ quoted(
  'binance-margin-level',
  'The margin level is all assets over liabilities with interest; each level forbids one thing more.',
);
export const binanceLiquidation = /* @__PURE__ */ quoted(
  'binance-margin-liquidation',
  'Liquidation starts below a level of 1.1 (cross), 1.18 (isolated 3x), 1.15 (5x) or 1.05 (10x) and ends above 1.5 or 1.25.',
);
export const binancePro = /* @__PURE__ */ quoted(
  'binance-margin-pro',
  'In Pro mode the level is net equity over maintenance margin, and liquidation starts below 1.',
);
export const bybitFutures = /* @__PURE__ */ quoted(
  'bybit-liquidation-price',
  'Initial and maintenance margin are charged on the value at the entry.',
);
export const okxFutures = /* @__PURE__ */ quoted(
  'okx-isolated-liquidation',
  'Maintenance is charged on the value at the mark together with the fee for closing.',
);
export const bingx = /* @__PURE__ */ quoted(
  'bingx-cross-liquidation',
  'Risk is maintenance margin and the closing fee over the balance with unrealised profit.',
);
export const dydx = /* @__PURE__ */ quoted(
  'dydx-liquidations',
  'A position is liquidated when equity is below the maintenance requirement; on it exactly, it is not.',
);
export const dydxFund = /* @__PURE__ */ quoted(
  'dydx-liquidations',
  'The fund takes what a liquidation brings beyond bankruptcy, up to a fee, and pays what it lacks.',
);
export const hyperliquid = /* @__PURE__ */ quoted(
  'hyperliquid-liquidations',
  'Maintenance is half of the initial margin at the most leverage, on the value at the mark.',
);
export const krakenLevel = /* @__PURE__ */ quoted(
  'kraken-margin-level',
  'The margin level is equity over used margin; a call comes near 80 % and liquidation near 40 %.',
);
export const krakenNetting = /* @__PURE__ */ quoted(
  'kraken-futures-netting',
  'The requirement is the greater of the margin of the longs and that of the shorts.',
);
export const kucoin = /* @__PURE__ */ quoted(
  'kucoin-debt-ratio',
  'The debt ratio is debts over assets: an alert at 95 %, liquidation from 97 %, transfers out up to 60 %.',
);
export const krakenRate = /* @__PURE__ */ quoted(
  'kraken-margin-fees',
  'For a long in BTC/USD 0.025 % on opening and again after each four hours, as its page showed on 10 February 2026.',
);
export const binanceRate = /* @__PURE__ */ quoted(
  'binance-margin-interest',
  'Its example has 0.001 % an hour. What it charges today stands on no page that was read.',
);
export const cryptocomOld = /* @__PURE__ */ quoted(
  'cryptocom-margin-facility',
  'The old facility: borrowing ends at a score of 1.5 (3x), a call at 1.3, liquidation at 1.1.',
);
export const cryptocomSmart = /* @__PURE__ */ quoted(
  'cryptocom-smart-cross',
  'Margin is only required of the side with the larger directional risk for the same underlier.',
);
export const deribit = /* @__PURE__ */ quoted(
  'deribit-portfolio-margin',
  'The largest loss over a range of prices, and 1 % of the gross futures on top.',
);

/** A rule that an example sets for itself. */
export const CONSTRUCTED: Citation = {
  source: 'cryptocom-smart-cross',
  says: 'A teaching construction beside the venue’s rule: no venue that was read asks exactly this.',
  checked: CHECKED,
  standing: 'house',
};

/** Shares sold short: what they have cost to hold, and then a price. */

import { borrowFee, substituteDividend } from '../../../engine/carry/short.ts';
import { price as priceOf, shares } from '../../../engine/carry/terms.ts';
import { sum } from '../../../engine/figure.ts';
import {
  gainOn,
  nextDay,
  paidFrom,
  parseDecimal,
  plain,
  type Report,
  report,
  restoredState,
  rulebookIn,
  type State,
  viewOf,
  withMark,
} from '../../../engine/index.ts';
import { once } from '../../../engine/once.ts';
import { allFigures, type Figures, type Moment, type Preset, type Values } from '../../notebook/figures.ts';

export interface ShortMoment extends Moment {
  readonly state: State;
  readonly report: Report;
  readonly figures: Figures;
}

interface Sold {
  readonly state: State;
  readonly figures: Report['figures'];
}

/** What was sold does not change with the controls. */
const soldIn = once((preset: Preset): Sold => {
  const state = restoredState(preset.state);
  return { state, figures: report(viewOf(state), rulebookIn(state)).figures };
});

/**
 * The short is held for `days` at the price at which it was sold and bears a borrow fee of `fee` a year, as a fraction;
 * a `dividend` for each share falls due; then the price is `price`. `house` is the broker’s rate for shorts.
 * @throws EngineError when a value is not a number or a rate is out of range
 */
export function momentOf(preset: Preset, values: Values): ShortMoment {
  const { state: sold, figures: before } = soldIn(preset);
  const { currency } = rulebookIn(sold);
  const [pool] = sold.account.pools;
  const position = pool?.positions[0];
  const { shortMarketValue, shortProceeds, cash } = before;
  if (!pool || !position || !shortMarketValue || !shortProceeds || !cash)
    throw new RangeError(`${preset.id} has sold nothing short.`);

  const rate = plain(parseDecimal(values.fee, 'fee'));
  const schedule = { kind: 'whole', basis: 360, tiers: [{ from: '0', rate }] } as const;
  const fee = borrowFee(shortMarketValue, schedule, Number(values.days));
  const dividend = substituteDividend(
    shares({ name: 'shortShares', label: 'Shares short' }, position.quantity.abs()),
    priceOf({ name: 'dividend', label: 'Dividend a share' }, values.dividend ?? ''),
  );
  const costs = sum(
    { name: 'shortCosts', label: 'Fee and dividend', unit: fee.unit },
    [1, fee],
    [1, dividend],
  );
  const { left, lent } = paidFrom({ ...cash, label: 'Own money' }, costs);
  const amounts = [
    ...pool.amounts.filter(({ kind }) => kind !== 'cash'),
    { asset: currency, kind: 'cash', amount: left.value } as const,
    { asset: currency, kind: 'loan', amount: lent.value.neg() } as const,
  ];
  const held = { ...sold, account: { ...sold.account, pools: [{ ...pool, amounts }] } };

  const market = withMark(held.market, position.instrument, parseDecimal(values.price ?? '', 'price'));
  const settings = { ...held.settings, houseShort: values.house ?? '' };
  const state = { ...held, on: nextDay(held.on), market, settings };
  const now = report(viewOf(state), rulebookIn(state));
  const profit = gainOn(now.equity, { ...cash, label: 'Own money' });
  return {
    state,
    report: now,
    figures: allFigures([...Object.values(now.figures), fee, dividend, costs, profit]),
  };
}

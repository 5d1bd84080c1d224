/** The tax on a scenario that was played: the broker's sale counts like any other, and so does buying back. */
import { describe, expect, it } from 'vitest';
import {
  type Decimal,
  decimal,
  gainsOf,
  journalOf,
  lastOf,
  markOf,
  parseScenario,
  plain,
  round,
  type Scenario,
  simulate,
  startOf,
  TAX_ASSETS,
  type TaxBook,
} from '../../engine/index.ts';
import { checkShare, expectSeen } from '../lib/check.ts';
import { type Json, on, pool, raw, refusal, stock } from '../lib/engine.ts';
import { fileOf, history } from '../lib/histories.ts';

/** 200 shares bought at $50 on a loan; at $30 the broker sells 89 of them on Thursday 5 November. */
function sold(...events: readonly Json[]): Scenario {
  const held = pool({ loan: '5000' }, { XYZ: '200' }, '50');
  const positions = [{ instrument: 'XYZ', quantity: '200', entry: '50', opened: '2026-01-15' }];
  return parseScenario(
    raw({
      instruments: [stock('50')],
      pools: [{ ...held, positions }],
      events: [...on('2026-11-03', { do: 'price', instrument: 'XYZ', price: '30' }), ...events],
      until: '2026-12-31',
    }),
  );
}

const buyBack = (day: string): Json[] =>
  on(
    day,
    { do: 'deposit', amount: '5000' },
    { do: 'price', instrument: 'XYZ', price: '28' },
    { do: 'trade', instrument: 'XYZ', quantity: '50' },
  );

function rows({ sales }: TaxBook): string[][] {
  return sales.map((sale) => [
    `${plain(sale.quantity)} ${sale.lot} ${sale.sold}`,
    sale.term,
    sale.forced ? 'forced' : 'own',
    plain(sale.gain.value),
    plain(sale.disallowed.value),
    plain(sale.recognised.value),
  ]);
}

describe('a forced sale', () => {
  it('is a loss that counts', () => {
    const scenario = sold();
    expect(rows(gainsOf(scenario, simulate(scenario)))).toEqual([
      ['89 XYZ#1 2026-11-05', 'short', 'forced', '-1780', '0', '-1780'],
    ]);
  });

  it('counts less when the shares are bought back within 30 days, and their basis takes the rest', () => {
    const scenario = sold(...buyBack('2026-12-05'));
    const book = gainsOf(scenario, simulate(scenario));
    expect(rows(book)).toEqual([['89 XYZ#1 2026-11-05', 'short', 'forced', '-1780', '1000', '-780']]);
    // 50 × 28 and 50 × 20 of loss.
    expect(book.lots.map((lot) => [lot.id, plain(lot.quantity), plain(lot.amount.value)])).toEqual([
      ['XYZ#1', '111', '5550'],
      ['XYZ#2', '50', '2400'],
    ]);
    const later = sold(...buyBack('2026-12-06'));
    expect(rows(gainsOf(later, simulate(later))).map((row) => row.at(-1))).toEqual(['-1780']);
  });

  it('counts whole where the wash-sale rule does not reach, and until the shares are bought back', () => {
    const scenario = sold(...buyBack('2026-11-20'));
    const frames = simulate(scenario);
    const coin = gainsOf(scenario, frames, { assets: { XYZ: TAX_ASSETS.crypto } });
    expect(rows(coin).map((row) => row.at(-1))).toEqual(['-1780']);
    const before = frames.filter((frame) => frame.on < '2026-11-20');
    expect(rows(gainsOf(scenario, before)).map((row) => row.at(-1))).toEqual(['-1780']);
    expect(rows(gainsOf(scenario, frames)).map((row) => row.at(-1))).toEqual(['-780']);
  });

  it('takes the lots that are named', () => {
    const scenario = sold(...buyBack('2026-11-20'));
    const identified = [{ instrument: 'XYZ', sale: 1, lots: [{ lot: 'XYZ#9', quantity: '1' }] }];
    expect(refusal(() => gainsOf(scenario, simulate(scenario), { identified }))?.code).toBe(
      'tax.lot-unknown',
    );
  });
});

/** What positions and money together became, from the ledger alone. */
function profitOf(scenario: Scenario): Decimal {
  const frames = simulate(scenario);
  const { account, market } = lastOf(frames);
  const opening = startOf(scenario).account.pools.flatMap((item) => item.positions);
  const cost = opening
    .flatMap((item) => item.lots)
    .reduce((sum, lot) => sum.plus(lot.quantity.times(lot.entry)), decimal(0));
  const worth = account.pools
    .flatMap((item) => item.positions)
    .reduce((sum, item) => sum.plus(item.quantity.times(markOf(market, item.instrument))), decimal(0));
  let money = decimal(0);
  for (const entry of journalOf(frames)) {
    if (entry.kind !== 'posting') continue;
    for (const leg of entry.legs.filter((item) => item.owner === 'pool')) {
      const traded = ['trade', 'forcedSale'].includes(entry.reason) && leg.kind !== 'position';
      const brought = entry.reason === 'depositSecurities' && leg.price;
      if (traded) money = money.plus(leg.amount);
      if (brought) money = money.minus(leg.amount.times(brought));
    }
  }
  return worth.plus(money).minus(cost);
}

it('what counts and what is not realised yet are together what the ledger has made', () => {
  const seen = { sales: 0, forced: 0, deferred: 0 };
  checkShare(0.4, history(), (given) => {
    const scenario = parseScenario(fileOf(given));
    const frames = simulate(scenario);
    const { sales, lots } = gainsOf(scenario, frames);
    const { market } = lastOf(frames);
    const open = lots.reduce((sum, lot) => {
      const worth = lot.quantity.times(markOf(market, lot.instrument)).minus(lot.amount.value);
      return lot.side === 'long' ? sum.plus(worth) : sum.minus(worth);
    }, decimal(0));
    const all = sales.reduce((sum, sale) => sum.plus(sale.recognised.value), open);
    expect(plain(round(all, 20, 'half'))).toBe(plain(round(profitOf(scenario), 20, 'half')));
    seen.sales += sales.length;
    seen.forced += sales.filter((sale) => sale.forced).length;
    seen.deferred += sales.filter((sale) => sale.disallowed.value.gt(0)).length;
  });
  expectSeen(seen, 1);
});

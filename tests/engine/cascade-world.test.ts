/** The same forced sales in the engine's world of accounts: who has what afterwards agrees to the last decimal. */
import { describe, expect, it } from 'vitest';
import { cascadeOf } from '../../engine/cascade.ts';
import type { Trader } from '../../engine/crowd.ts';
import {
  amountOf,
  decimal,
  type Member,
  parseScenario,
  plain,
  reportOf,
  round,
  startOf,
  stepWorld,
  type World,
  worldOf,
} from '../../engine/index.ts';
import { liquidationRatio } from '../../engine/liquidation-order.ts';
import { quotientOf } from '../../engine/ratio.ts';
import { anyTerms, cashAfter, holder, terms, traders } from '../lib/cascades.ts';
import { checkShare, expectSeen } from '../lib/check.ts';
import { type Json, raw } from '../lib/engine.ts';

function scenarioOf({ quantity, entry, margin }: Trader, venue: Json): Json {
  return raw({
    rulebook: 'dydx-isolated.2026-11',
    settings: { venue: { currency: 'USD', ...venue } },
    instruments: [{ id: 'A', kind: 'linear', quote: 'USD', price: '100', lot: '1' }],
    pools: [
      {
        id: 'p',
        amounts: [{ asset: 'USD', kind: 'cash', amount: plain(margin) }],
        positions: [{ instrument: 'A', quantity: plain(quantity), entry: plain(entry) }],
      },
    ],
  });
}

const flat = (rate: string): Json => ({ tables: [{ tiers: [{ floor: '0', rate }] }] });

/** What an account holds in cash, less what it owes. */
function worth({ state }: Member): string {
  const [pool] = state.account.pools;
  if (!pool) return '';
  return plain(
    amountOf(pool, 'cash', 'USD', state.market).minus(amountOf(pool, 'loan', 'USD', state.market)),
  );
}

describe('a world of accounts', () => {
  it('liquidates the same accounts at the same prices, and its fund pays the same', () => {
    const seen = { sales: 0, fundPays: 0, debts: 0 };
    checkShare(0.3, traders, anyTerms, (accounts, chance) => {
      // A part of a cent is rounded here and not in the world: so nothing is taken, or all that is left.
      const liquidationFee = decimal(chance.liquidationFee.gt('0.01') ? '0.9' : '0');
      const how = { ...chance, cover: 'fund', tradingFee: decimal(0), liquidationFee } as const;
      const venue = {
        ...flat(plain(how.maintenance)),
        liquidationFee: plain(how.liquidationFee),
        beyondFund: 'owed',
      };
      const played = cascadeOf(accounts, how);
      const longs = accounts.filter(({ quantity }) => quantity.gt(0));
      if (longs.length === 0) return;
      const files = longs.map((trader) => [trader.id, parseScenario(scenarioOf(trader, venue))] as const);
      let world: World = worldOf(Object.fromEntries(files), plain(how.fund));
      for (const { who, before, proceeds, sold, fromVenue } of played.sales) {
        const last = sold.isZero() ? before : proceeds.div(sold);
        // A hair below the mark: on maintenance exactly, dYdX does not liquidate.
        const price = before.gt(0) ? before.minus('0.000000000001') : before;
        world = stepWorld(world, { do: 'price', instrument: 'A', price, last }, who).world;
        const member = world.members.find(({ id }) => id === who);
        const owed = cashAfter(played, who).minus(fromVenue);
        expect(member && worth(member), who).toBe(plain(owed));
        if (fromVenue.gt(0)) seen.debts += 1;
      }
      expect(plain(world.fund)).toBe(plain(cashAfter(played, 'fund')));
      if (played.sales.length > 0) seen.sales += 1;
      if (played.sales.some(({ fromFund }) => fromFund.gt(0))) seen.fundPays += 1;
    });
    expectSeen(seen, 20);
  });

  it('deleverages to the same cash where there is no fund and the price has jumped past bankruptcy', () => {
    const accounts = [holder('a', '100', '500'), holder('b', '-60', '600'), holder('c', '-90', '9000')];
    const played = cascadeOf(accounts, terms({ shock: '0.1', cover: 'deleveraging' }));
    const venue = { ...flat('0.005'), liquidationFee: '0', beyondFund: 'deleverage' };
    const files = accounts.map((trader) => [trader.id, parseScenario(scenarioOf(trader, venue))] as const);
    const before = worldOf(Object.fromEntries(files), '0');
    const { world } = stepWorld(before, { do: 'price', instrument: 'A', price: decimal('90') });
    expect(Object.fromEntries(world.members.map((member) => [member.id, worth(member)]))).toEqual(
      Object.fromEntries(accounts.map(({ id }) => [id, plain(cashAfter(played, id))])),
    );
    expect(cashAfter(played, 'b').toFixed()).toBe('900');
  });
});

describe('the liquidation price', () => {
  it('is the one that the exact solver finds', () => {
    checkShare(0.3, traders, anyTerms, (accounts, { maintenance }) => {
      for (const trader of accounts.filter(({ quantity }) => quantity.gt(0)).slice(0, 3)) {
        const price = quotientOf(liquidationRatio(trader, maintenance));
        const file = parseScenario(scenarioOf(trader, flat(plain(maintenance))));
        const found = reportOf(startOf(file)).figures.liquidationPrice;
        if (price.lte(0)) expect(found).toBeUndefined();
        else
          expect(found && round(found.value, 12, 'half').toFixed()).toBe(round(price, 12, 'half').toFixed());
      }
    });
  });
});

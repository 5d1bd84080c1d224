import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type Decimal,
  decimal,
  type Position,
  parseScenario,
  plain,
  reportOf,
  round,
  rulebookIn,
  type State,
  startOf,
  viewOf,
} from '../../../engine/index.ts';
import { largestFirst } from '../../../engine/sale.ts';
import { trade } from '../../../engine/trade.ts';
import { account, type Sides, scenarioOf } from '../../lib/arbitraries.ts';
import { checkShare, expectSeen } from '../../lib/check.ts';
import { standingOf, TICK } from '../../lib/probe.ts';
import { buyBackCure, type Cure, cashCure, saleCure, securitiesCure } from '../../oracle/cures.ts';
import { type MaintenanceRule, type OracleAccount, read } from '../../oracle/us-broker.ts';

const LINES = { house: 'house', finra: 'exchange' } as const;
const PREFIX = { house: 'cure', finra: 'exchange:cure' } as const;

/** An account in which the line is crossed, and what the engine says of it. */
interface Called {
  readonly given: OracleAccount;
  readonly rule: MaintenanceRule;
  readonly state: State;
  readonly largest: Position;
  readonly cash: Decimal;
  value(cure: string): Decimal | undefined;
}

function stateOf(given: OracleAccount): State {
  return startOf(parseScenario(scenarioOf(given)));
}

function crossed(state: State, rule: MaintenanceRule): boolean {
  return standingOf(viewOf(state), rulebookIn(state), LINES[rule]).crossed;
}

/** Asks of random accounts that are called. */
function eachCalled(sides: Sides, ask: (called: Called) => void): void {
  const seen = { called: 0 };
  checkShare(0.25, account(sides), fc.constantFrom<MaintenanceRule[]>('house', 'finra'), (given, rule) => {
    const state = stateOf(given);
    if (!crossed(state, rule)) return;
    const { figures, view } = reportOf(state);
    const value = (cure: string) => figures[PREFIX[rule] + cure]?.value;
    const [largest] = largestFirst(view);
    const cash = value('Cash');
    if (!cash || !largest) throw new Error('cash always cures, and something is held');
    seen.called += 1;
    ask({ given, rule, state, largest, cash, value });
  });
  expectSeen(seen, 10);
}

/** The least tick that is enough by the engine's own answer, and the tick below, which may be nothing at all. */
function onGrid(exact: Decimal): readonly [Decimal, Decimal] {
  const enough = round(exact, 8, 'up');
  return [enough, enough.minus(TICK)];
}

function least(cure: Cure): string | undefined {
  return cure.kind === 'at' ? cure.least : undefined;
}

function shown(value: Decimal | undefined, places: number): string | undefined {
  return value && plain(round(value, places, 'up'));
}

describe.each<Sides>(['long', 'short', 'mixed'])('what cures a %s account', (side) => {
  it('in cash is enough, and a tick less is not', () => {
    eachCalled(side, ({ given, rule, cash }) => {
      const called = (amount: Decimal) =>
        crossed(stateOf({ ...given, cash: plain(decimal(given.cash).plus(amount)) }), rule);
      const [enough, tooLittle] = onGrid(cash);
      expect([called(enough), called(tooLittle)]).toEqual([false, true]);
    });
  });

  it('in securities is enough, and a tick less is not', () => {
    eachCalled(side, ({ given, rule, value }) => {
      const called = (quantity: Decimal) => {
        const fresh = { symbol: 'FRESH', quantity: plain(quantity), price: '1' };
        return crossed(stateOf({ ...given, holdings: [...given.holdings, fresh] }), rule);
      };
      const exact = value('Securities');
      if (!exact)
        return expect([rule, given.houseLong, called(decimal('999999999'))]).toEqual(['house', '1', true]);
      const [enough, tooLittle] = onGrid(exact);
      expect([called(enough), called(tooLittle)]).toEqual([false, true]);
    });
  });

  it('in a sale of the largest position is enough, and a tick less is not', () => {
    const seen = { cured: 0, impossible: 0 };
    eachCalled(side, ({ rule, state, largest, value }) => {
      const all = largest.quantity.abs();
      const called = (shares: Decimal) => {
        const quantity = largest.quantity.isNegative() ? shares : shares.neg();
        return crossed(trade(state, largest.instrument, quantity).state, rule);
      };
      const exact = value('SaleShares');
      if (!exact) {
        seen.impossible += 1;
        return expect([called(all), called(all.div(2))]).toEqual([true, true]);
      }
      seen.cured += 1;
      const [enough, tooLittle] = onGrid(exact);
      expect(called(enough.lt(all) ? enough : all)).toBe(false);
      if (tooLittle.gt(0)) expect(called(tooLittle)).toBe(true);
    });
    expectSeen(seen, 2);
  });

  it('in a sale that costs something is enough, and a lot less is not', () => {
    const seen = { cured: 0 };
    const costs = fc.record({
      commission: fc.constantFrom('0', '7.77', '0.000000000000000001'),
      slippage: fc.constantFrom('0', '0.05', '0.123456789012345678'),
    });
    checkShare(0.25, account(side), costs, (given, { commission, slippage }) => {
      const settings = { saleCommission: commission, saleSlippage: slippage };
      const bare = stateOf(given);
      const state: State = { ...bare, settings: { ...bare.settings, ...settings } };
      const shares = reportOf(state).figures.cureSaleWholeShares?.value;
      const [largest] = largestFirst(viewOf(state));
      if (!shares || !largest) return;
      seen.cured += 1;
      const all = largest.quantity.abs();
      const called = (size: Decimal) => {
        const quantity = largest.quantity.isNegative() ? size : size.neg();
        const { instrument, id } = largest;
        return crossed(
          trade(state, instrument, quantity, 'trade', id, { commission, slippage }).state,
          'house',
        );
      };
      expect(called(shares.lt(all) ? shares : all)).toBe(false);
      const less = shares.minus(1);
      if (less.gt(0) && less.lt(all)) expect(called(less)).toBe(true);
    });
    expectSeen(seen, 5);
  });

  it('is what the oracle finds by trying', () => {
    eachCalled(side, ({ given, rule, largest, cash, value }) => {
      const book = read(given);
      expect(shown(cash, 6)).toBe(least(cashCure(book, rule)));
      expect(shown(value('Securities'), 6)).toBe(least(securitiesCure(book, rule)));
      const close = largest.quantity.isNegative() ? buyBackCure : saleCure;
      expect(shown(value('Sale'), 6)).toBe(least(close(book, largest.instrument, rule)));
      expect(shown(value('SaleWholeShares'), 0)).toBe(least(close(book, largest.instrument, rule, 'shares')));
    });
  });
});

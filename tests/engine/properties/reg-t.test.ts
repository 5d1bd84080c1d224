/** Properties of Regulation T over time, of concentration and of the stress scan. */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { ruleOf } from '../../../engine/assess.ts';
import { cents } from '../../../engine/decimal.ts';
import {
  callPrices,
  decimal,
  markOf,
  parseScenario,
  quotientOf,
  startOf,
  step,
  viewOf,
} from '../../../engine/index.ts';
import { openDay } from '../../../engine/reg-t.ts';
import { closeDay } from '../../../engine/remedy.ts';
import { requirementOf } from '../../../engine/rules/index.ts';
import { rulebookIn, type State } from '../../../engine/state.ts';
import { withdrawable } from '../../../engine/withdrawable.ts';
import { account, price, scenarioOf } from '../../lib/arbitraries.ts';
import { check, expectSeen } from '../../lib/check.ts';
import { around, between, probe } from '../../lib/probe.ts';
import type { OracleAccount } from '../../oracle/us-broker.ts';

type Settings = Readonly<Record<string, unknown>>;

function stateOf(given: OracleAccount, settings: Settings = {}, rulebook = 'us-broker.2026-11'): State {
  const own =
    rulebook === 'us-broker.2026-11' ? { houseLong: given.houseLong, houseShort: given.houseShort } : {};
  return openDay(startOf(parseScenario(scenarioOf(given, { rulebook, settings: { ...own, ...settings } }))));
}

function required(state: State, key = 'maintenance') {
  return requirementOf(ruleOf(rulebookIn(state), key), viewOf(state)).value;
}

const part = fc.constantFrom('0.3', '0.5', '0.333333333333333333', '0.61', '0.9');
const concentrated = fc.record({ over: part, rate: fc.constantFrom('0.4', '0.75', '1', '0.3173') });
const PM = 'us-portfolio-margin.2026-11';

it('the special memorandum account never falls by a price alone', () => {
  const seen = { grown: 0 };
  check(account(), fc.array(price, { minLength: 1, maxLength: 4 }), (given, prices) => {
    let state = stateOf({ ...given, houseLong: '0.000001' }, { callDays: 30 });
    const before = state.memory.sma;
    for (const mark of prices) {
      const [held] = viewOf(state).pool.positions;
      if (!held) return;
      const sma = state.memory.sma;
      state = step(state, { do: 'price', instrument: held.instrument, price: decimal(mark) }).state;
      expect(state.memory.sma.eq(sma)).toBe(true);
      state = closeDay(state).state;
      expect(state.memory.sma.gte(sma)).toBe(true);
    }
    if (state.memory.sma.gt(before)) seen.grown += 1;
  });
  expectSeen(seen, 20);
});

it('what may be withdrawn is paid, and one cent more is not', () => {
  const seen = { some: 0, none: 0 };
  check(account(), (given) => {
    const state = stateOf(given);
    const most = cents(withdrawable(state).value, 'down');
    const ask = (amount: typeof most) => step(state, { do: 'withdraw', amount }).entries;
    const refused = (amount: typeof most) =>
      ask(amount).some((entry) => entry.kind === 'notice' && entry.name === 'withdrawalRefused');
    expect(refused(most.plus('0.01'))).toBe(true);
    seen[most.gt(0) ? 'some' : 'none'] += 1;
    if (most.lte(0)) return;
    expect(refused(most)).toBe(false);
    const left = step(state, { do: 'withdraw', amount: most }).state;
    expect(left.memory.sma.gte(0)).toBe(true);
    expect(left.memory.calls).toEqual([]);
  });
  expectSeen(seen, 20);
});

it('a stress scan is between nothing and the sum of its parts', () => {
  check(account(), fc.constantFrom('stock', 'broadIndex', 'broadIndexHighCap'), (given, kind) => {
    const state = stateOf(given, {}, PM);
    // All positions on one underlier offset each other.
    const instruments = Object.fromEntries(
      Object.entries(state.market.instruments).map(
        ([id, item]) => [id, { ...item, underlier: 'ONE', class: kind }] as const,
      ),
    );
    const joined = { ...state, market: { ...state.market, instruments } } as State;
    const whole = required(joined);
    const alone = viewOf(joined).pool.positions.reduce((sum, position) => {
      const pools = [{ id: 'main', amounts: [], positions: [position] }];
      return sum.plus(required({ ...joined, account: { wallet: [], pools } }));
    }, decimal(0));
    expect([whole.gte(0), whole.lte(alone)]).toEqual([true, true]);
  });
});

it('concentration never lowers a requirement', () => {
  const seen = { more: 0 };
  check(account(), concentrated, (given, terms) => {
    const [plain, more] = [required(stateOf(given)), required(stateOf(given, { concentrated: terms }))];
    expect(more.gte(plain)).toBe(true);
    if (more.gt(plain)) seen.more += 1;
  });
  expectSeen(seen, 20);
});

const systems = fc.oneof(
  concentrated.map((terms) => ({
    rulebook: 'us-broker.2026-11',
    settings: { concentrated: terms },
    line: 'house',
  })),
  fc.constant({ rulebook: PM, settings: {}, line: 'portfolio' }),
);

it('no crossing is missed under concentration and under the scan, and none is invented', () => {
  const seen = { at: 0, already: 0, never: 0 };
  check(account(), systems, (given, { rulebook, settings, line }) => {
    const state = stateOf(given, settings, rulebook);
    const at = probe(state, line, 'strict');
    for (const { instrument } of at.view.pool.positions) {
      const { below, above } = callPrices(at.view, at.rulebook, at.line, instrument);
      for (const [crossing, safeSide] of [
        [below, 1],
        [above, -1],
      ] as const) {
        seen[crossing.kind] += 1;
        const mark = markOf(state.market, instrument);
        expect(at.crossedAtPrice(instrument, mark)).toBe(crossing.kind === 'already');
        if (crossing.kind === 'already') continue;
        const far = safeSide === 1 ? decimal(0) : mark.plus(1).times(1000);
        const end = crossing.kind === 'at' ? quotientOf(crossing.t) : far;
        for (const value of between(mark, end, 12)) expect(at.crossedAtPrice(instrument, value)).toBe(false);
        if (crossing.kind === 'never') {
          expect(at.crossedAtPrice(instrument, far)).toBe(false);
          continue;
        }
        const near = around(crossing.t);
        const called = safeSide === 1 ? near.below : near.above;
        if (called.gte(0)) expect(at.crossedAtPrice(instrument, called)).toBe(true);
        if (near.exact) expect(at.crossedAtPrice(instrument, near.exact)).toBe(crossing.attained);
      }
    }
  });
  expectSeen(seen, 5);
});

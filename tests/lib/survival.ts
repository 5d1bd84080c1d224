/** Accounts for tests of survival: a broker’s with two stocks, an exchange’s position, and runs over them. */
import { decimal, parseScenario, rulebookIn, type State, startOf, viewOf } from '../../engine/index.ts';
import type { Walk } from '../../engine/paths/walk.ts';
import { accountOf } from '../../engine/survival/compile.ts';
import { leveraged } from '../../engine/survival/position.ts';
import type { Run } from '../../engine/survival/run.ts';

const scenario = (rulebook: string, rest: object): State =>
  startOf(
    parseScenario({
      format: 'margin-lab.scenario',
      version: 1,
      rulebook,
      start: '2026-11-02',
      events: [],
      ...rest,
    }),
  );

const bought = (instrument: string): object => ({ instrument, quantity: '100', entry: '100' });

export const BROKER = scenario('us-broker.2026-11', {
  settings: { houseLong: '0.30', sells: 'everything' },
  instruments: [
    { id: 'ABC', quote: 'USD', price: '100' },
    { id: 'XYZ', quote: 'USD', price: '100' },
  ],
  pools: [
    {
      id: 'main',
      amounts: [{ asset: 'USD', kind: 'loan', amount: '10000' }],
      positions: [bought('ABC'), bought('XYZ')],
    },
  ],
});

export const EXCHANGE = scenario('dydx-isolated.2026-11', {
  instruments: [{ id: 'COIN', kind: 'linear', base: 'COIN', quote: 'USD', price: '100', lot: '0.001' }],
  pools: [
    {
      id: 'coin',
      amounts: [{ asset: 'USD', kind: 'cash', amount: '1000' }],
      positions: [{ ...bought('COIN'), leverage: '10' }],
    },
  ],
});

/** The state with its account bought again at that leverage. */
export function stateAt(state: State, leverage: string, assets = 1): State {
  const { pool } = leveraged(viewOf(state), rulebookIn(state), decimal(leverage), assets);
  return { ...state, account: { wallet: [], pools: [pool] } };
}

export const WALK: Walk = {
  seed: 7,
  days: 30,
  perYear: 365,
  drift: 0,
  volatility: 0.6,
  second: null,
  gaps: { perYear: 0, size: 0 },
  check: 'continuous',
};

/** A run of the account of a state. */
export function runOf(state: State, walk: Partial<Walk> = {}): Run {
  const account = accountOf(viewOf(state), rulebookIn(state));
  return { walk: { ...WALK, ...walk }, ...account, levelAlone: account.level, curve: [], curveAlone: [] };
}

/** A run that asks for nothing but whether a level is undercut. */
export function levelRun(level: number, walk: Partial<Walk> = {}): Run {
  return {
    walk: { ...WALK, ...walk },
    level,
    levelAlone: level,
    deadline: null,
    leverage: 1,
    sale: { fee: 0, owed: true },
    curve: [],
    curveAlone: [],
  };
}

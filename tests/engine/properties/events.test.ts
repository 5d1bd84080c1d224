/** Whatever happens: nothing is made or lost, memory agrees with the lines, and a replay is the same. */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import {
  assess,
  type Decimal,
  decimal,
  type Frame,
  imbalance,
  type Leg,
  markOf,
  type Posting,
  parseScenario,
  plain,
  play,
  rulebookIn,
  type State,
  serialise,
  simulate,
  viewOf,
} from '../../../engine/index.ts';
import type { Remedy } from '../../../engine/rulebook.ts';
import { checkShare, expectSeen } from '../../lib/check.ts';
import { fileOf, type History, history } from '../../lib/histories.ts';

function framesOf(given: History): Frame[] {
  return simulate(parseScenario(fileOf(given)));
}

/** Each frame with the one before it. */
function steps(frames: readonly Frame[]): (readonly [State, Frame])[] {
  return frames.slice(1).map((frame, i) => [frames[i]?.state ?? frame.state, frame]);
}

function postings({ entries }: Frame): Posting[] {
  return entries.filter((entry) => entry.kind === 'posting');
}

function add(sums: Map<string, Decimal>, key: string, amount: Decimal): void {
  sums.set(key, (sums.get(key) ?? decimal(0)).plus(amount));
}

/** What lies in the pools: `USD cash`, `A position` … */
function contents(state: State): Map<string, Decimal> {
  const sums = new Map<string, Decimal>();
  for (const pool of state.account.pools) {
    for (const { asset, kind, amount } of pool.amounts) add(sums, `${asset} ${kind}`, amount);
    for (const { instrument, quantity } of pool.positions) add(sums, `${instrument} position`, quantity);
  }
  return sums;
}

function texts(sums: Map<string, Decimal>): string[] {
  return [...sums]
    .filter(([, sum]) => !sum.isZero())
    .map(([key, sum]) => `${key} ${plain(sum)}`)
    .sort();
}

/** Business days to answer a call on that line. */
function noticeOf({ days, lineDays }: Remedy, name: string): number | null {
  return lineDays?.[name] === undefined ? days : lineDays[name];
}

function equityOf(state: State): Decimal {
  return assess(viewOf(state), rulebookIn(state)).equity.value;
}

/** Worth of legs at the marks of a state. */
function worth(legs: readonly Leg[], state: State): Decimal {
  const value = ({ kind, asset, amount }: Leg) =>
    kind === 'position' ? amount.times(markOf(state.market, asset)) : amount;
  return legs.reduce((sum, leg) => sum.plus(value(leg)), decimal(0));
}

function gainOfHolding(before: State, after: State): Decimal {
  const held = before.account.pools.flatMap((pool) => pool.positions);
  return held.reduce((sum, { instrument, quantity }) => {
    const rise = markOf(after.market, instrument).minus(markOf(before.market, instrument));
    return sum.plus(quantity.times(rise));
  }, decimal(0));
}

it('every posting balances, and the pools change by its legs and nothing else', () => {
  let posted = 0;
  checkShare(0.25, history(), (given) => {
    for (const [before, frame] of steps(framesOf(given))) {
      const sums = contents(before);
      for (const posting of postings(frame)) {
        posted += 1;
        expect(imbalance(posting)).toEqual({});
        for (const leg of posting.legs) {
          expect(leg.amount.isZero()).toBe(false);
          if (leg.owner === 'pool') add(sums, `${leg.asset} ${leg.kind}`, leg.amount);
        }
      }
      expect(texts(contents(frame.state))).toEqual(texts(sums));
    }
  });
  expectSeen({ posted }, 100);
});

it('equity changes by what is held times the change of price, by what is brought in or charged, and by what a sale costs', () => {
  const seen = { dear: 0, charged: 0 };
  checkShare(0.25, history(), (given) => {
    for (const [before, frame] of steps(framesOf(given))) {
      const legs = postings(frame).flatMap((posting) => posting.legs);
      const gone = (owner: Leg['owner']): Decimal =>
        worth(
          legs.filter((leg) => leg.owner === owner),
          frame.state,
        );
      const [brought, slipped, lent] = [gone('outside'), gone('market'), gone('lender')];
      const charged = worth(
        postings(frame)
          .filter((posting) => posting.reason === 'commission')
          .flatMap((posting) => posting.legs)
          .filter((leg) => leg.owner === 'lender'),
        frame.state,
      );
      const change = equityOf(frame.state).minus(equityOf(before));
      const elsewhere = brought.plus(slipped).plus(lent);
      expect(plain(change)).toBe(plain(gainOfHolding(before, frame.state).minus(elsewhere)));
      const { saleSlippage = '0', saleCommission = '0' } = frame.state.settings;
      expect(slipped.isNegative() || charged.isNegative()).toBe(false);
      if (decimal(saleSlippage).isZero()) expect(plain(slipped)).toBe('0');
      if (decimal(saleCommission).isZero()) expect(plain(charged)).toBe('0');
      if (slipped.gt(0)) seen.dear += 1;
      if (charged.gt(0)) seen.charged += 1;
    }
  });
  expectSeen(seen, 5);
});

it('no line of the ledger is on the wrong side of zero, and lots add up to their position', () => {
  const owed = ['loan', 'interest'];
  checkShare(0.25, history(), (given) => {
    for (const { state } of framesOf(given)) {
      for (const { amounts, positions } of state.account.pools) {
        const wrong = amounts.filter(({ kind, amount }) =>
          owed.includes(kind) ? amount.gt(0) : amount.lt(0),
        );
        expect(wrong).toEqual([]);
        for (const { quantity, lots } of positions) {
          expect(quantity.isZero()).toBe(false);
          expect(plain(lots.reduce((sum, lot) => sum.plus(lot.quantity), decimal(0)))).toBe(plain(quantity));
          expect(lots.every((lot) => lot.quantity.isNegative() === quantity.isNegative())).toBe(true);
        }
      }
    }
  });
});

it('the calls that are remembered are the lines that are crossed, and none outlives its day', () => {
  const seen = { open: 0, enforced: 0, atOnce: 0 };
  checkShare(0.25, history(), (given) => {
    for (const [, { at, on, state, entries }] of steps(framesOf(given))) {
      const { standings, view } = assess(viewOf(state), rulebookIn(state));
      const held = view.pool.positions.length > 0;
      const crossed = standings.filter((item) => held && item.crossed && item.line.action === 'call');
      const calls = state.memory.calls.filter((call) => call.kind === 'maintenance');
      expect(calls.map((call) => call.line)).toEqual(crossed.map((item) => item.line.name));
      seen.open += crossed.length;
      for (const { amount, opened, due } of calls) {
        expect([opened <= on, opened <= due, amount.gt(0), amount.decimalPlaces() <= 2]).toEqual([
          true,
          true,
          true,
          true,
        ]);
        if (at === 'close') expect(due > on).toBe(true);
      }
      for (const { line } of crossed) {
        const { call } = standings.find((item) => item.line === line) ?? {};
        const remembered = calls.find((item) => item.line === line.name)?.amount;
        expect(call && remembered?.gte(call.value)).toBe(true);
      }
      const notices = entries.filter((entry) => entry.kind === 'notice');
      const sold = notices.some((entry) => entry.name === 'brokerSells' && entry.line === undefined);
      // A sale for the exchange's own deadline need not end the house's call.
      const late = notices.find((entry) => entry.name === 'deadlinePassed')?.line;
      const { remedy } = rulebookIn(state);
      const left = crossed.map(({ line }) => line.name);
      if (sold) {
        seen.enforced += 1;
        if (remedy.lineDays === undefined) expect(left).toEqual([]);
        if (late !== undefined) expect(left).not.toContain(late);
      }
      const none = standings.map(({ line }) => line.name).filter((name) => noticeOf(remedy, name) === null);
      seen.atOnce += none.length;
      for (const name of none) expect(left).not.toContain(name);
    }
  });
  expectSeen(seen, 5);
});

it('an answer in cash or by a sale ends every call', () => {
  let answered = 0;
  checkShare(0.25, history(), (given) => {
    const frames = framesOf(given);
    const happened = frames.filter((frame) => frame.at === 'event');
    happened.forEach((frame, i) => {
      const event = given.events[i];
      if (event?.do !== 'answer' || event.by === 'securities') return;
      answered += frame.entries.some((entry) => entry.kind === 'notice' && entry.name === 'callMet') ? 1 : 0;
      expect(frame.state.memory.calls.filter((call) => call.kind === 'maintenance')).toEqual([]);
    });
  });
  expectSeen({ answered }, 5);
});

it('a scenario that is written, read and played again gives the same', () => {
  checkShare(0.25, history(), (given) => {
    const scenario = parseScenario(fileOf(given));
    const again = parseScenario(JSON.parse(JSON.stringify(serialise(scenario))));
    expect(JSON.stringify(simulate(again))).toBe(JSON.stringify(simulate(scenario)));
  });
});

it('a snapshot of any moment and what comes after it make the whole', () => {
  const seen = { event: 0, close: 0, hour: 5, accrued: 0, orders: 0, deficits: 0 };
  checkShare(0.4, history(), fc.nat(), (given, pick) => {
    const scenario = parseScenario(fileOf(given));
    const frames = simulate(scenario);
    const at = pick % (frames.length - 1);
    const frame = frames[at];
    const last = frames.at(-1);
    if (!frame || !last) return;
    if (frame.at !== 'start') seen[frame.at] += 1;
    if (frame.state.memory.carry.through !== null) seen.accrued += 1;
    if (Object.keys(frame.state.memory.orders).length > 0) seen.orders += 1;
    seen.deficits += frame.state.memory.intraday.deficits.length;
    const done = frames.slice(1, at + 1).filter((item) => item.at === 'event').length;
    const tail = play(frame.state, scenario.events.slice(done), last.on);
    // A day that had closed closes again, and nothing comes of it.
    const rest = frame.at === 'close' ? tail.slice(1) : tail;
    expect(JSON.stringify(rest)).toBe(JSON.stringify(frames.slice(at + 1)));
  });
  expectSeen(seen, 5);
});

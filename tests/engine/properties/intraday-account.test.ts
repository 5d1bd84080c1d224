/** The intraday rule in whatever happens: the day's deficit is the lowest level that a transaction has left. */
import { expect, it } from 'vitest';
import {
  assess,
  type Decimal,
  decimal,
  type Entry,
  parseScenario,
  plain,
  rulebookIn,
  type State,
  simulate,
  up,
  viewOf,
} from '../../../engine/index.ts';
import { checkShare, expectSeen } from '../../lib/check.ts';
import { fileOf, history } from '../../lib/histories.ts';

function levelOf(state: State): Decimal {
  const { equity, requirements } = assess(viewOf(state), rulebookIn(state));
  return equity.value.minus(requirements.maintenance?.value ?? decimal(0));
}

function noticesIn(entries: readonly Entry[], name: string) {
  return entries.filter((entry) => entry.kind === 'notice' && entry.name === name);
}

/** Events of one kind, so that before and after are the levels of that one transaction. */
const TRANSACTIONS = ['trade', 'withdraw', 'brokerSells'];

it('a deficit is opened by a transaction that lowered the level below zero, and at least as large', () => {
  const seen = { deficits: 0, met: 0, frozen: 0, refused: 0 };
  checkShare(1, history(), (given) => {
    const rulebook = 'us-broker-intraday.2026-11';
    const frames = simulate(parseScenario(fileOf({ ...given, rulebook })));
    let lowest = decimal(0);
    let events = 0;
    for (const [i, frame] of frames.slice(1).entries()) {
      const before = frames[i]?.state ?? frame.state;
      const { deficits, freezes, day } = frame.state.memory.intraday;
      if (frame.at === 'event') {
        const event = given.events[events];
        events += 1;
        const level = levelOf(frame.state);
        const lower = level.lt(levelOf(before));
        if (event && TRANSACTIONS.includes(event.do) && lower && level.lt(lowest)) lowest = level;
      } else {
        const opened = deficits.find((item) => item.opened === frame.on);
        // An order or the broker may act within an event: the deficit is then larger than what is seen between them.
        expect((opened?.amount ?? decimal(0)).gte(up(lowest.neg(), 2))).toBe(true);
        if (opened) expect(plain(opened.remaining)).toBe(plain(opened.amount));
        expect(day).toBeNull();
        lowest = decimal(0);
        seen.deficits += opened ? 1 : 0;
      }
      seen.met += noticesIn(frame.entries, 'intradayDeficitMet').length;
      seen.refused += noticesIn(frame.entries, 'intradayRefused').length;
      seen.frozen += freezes.length;
      if (noticesIn(frame.entries, 'intradayRefused').length > 0)
        expect(frame.state.account).toEqual(before.account);
    }
  });
  expectSeen(seen, 1);
});

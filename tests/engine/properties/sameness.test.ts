/** What must make no difference, and what must make exactly so much. */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { carries } from '../../../engine/carry/unsettled.ts';
import {
  type Decimal,
  decimal,
  type Frame,
  journalOf,
  lastOf,
  parseScenario,
  plain,
  reportOf,
  simulate,
  startOf,
} from '../../../engine/index.ts';
import { account, positive, scenarioOf } from '../../lib/arbitraries.ts';
import { checkShare, expectSeen } from '../../lib/check.ts';
import { holdings } from '../../lib/engine.ts';
import { type DatedJson, fileOf, type History, history } from '../../lib/histories.ts';
import type { OracleAccount } from '../../oracle/us-broker.ts';

function framesOf(given: History): Frame[] {
  return simulate(parseScenario(fileOf(given)));
}

const text = (value: unknown): string => JSON.stringify(value);

/** The event and, after it, a price that says what already stands; with what was inserted at `true`. */
function withEchoes(given: History, where: readonly boolean[]): (readonly [DatedJson, boolean])[] {
  const marks = new Map(given.given.holdings.map((item) => [item.symbol, item.price]));
  return given.events.flatMap((event, i) => {
    if (event.do === 'price') marks.set(String(event.instrument), String(event.price));
    const echoes = [...marks].map(([instrument, price]) => ({
      on: event.on,
      do: 'price',
      instrument,
      price,
    }));
    const nothing = { on: event.on, do: 'settings', settings: {} };
    const added = where[i % where.length] ? [...echoes, nothing] : [];
    return [[event, false] as const, ...added.map((item) => [item, true] as const)];
  });
}

it('an instant at which nothing happens changes nothing', () => {
  let inserted = 0;
  checkShare(0.25, history(), fc.array(fc.boolean(), { minLength: 1, maxLength: 5 }), (given, where) => {
    const echoed = withEchoes(given, where);
    const plainFrames = framesOf(given);
    const frames = framesOf({ ...given, events: echoed.map(([event]) => event) });
    expect(text(lastOf(frames))).toBe(text(lastOf(plainFrames)));
    expect(text(journalOf(frames))).toBe(text(journalOf(plainFrames)));
    // The frames of what did happen are the same, and those of what did not say nothing.
    const happened = frames.filter((frame) => frame.at === 'event');
    const added = happened.filter((_, i) => echoed[i]?.[1]);
    inserted += added.length;
    expect(added.filter((frame) => frame.entries.length > 0)).toEqual([]);
    expect(text(frames.filter((frame) => !added.includes(frame)))).toBe(text(plainFrames));
  });
  expectSeen({ inserted }, 200);
});

it('a day on which nothing happens only passes', () => {
  checkShare(0.25, history(6), fc.integer({ min: 1, max: 20 }), (given, days) => {
    const frames = framesOf(given);
    const last = lastOf(frames);
    const { carry, intraday } = last.memory;
    const accrues = carry.through !== null || carries(last.settings);
    if (last.memory.calls.length > 0 || intraday.deficits.length > 0 || accrues) return;
    const file = fileOf(given);
    const later = new Date(Date.parse(`${last.on}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);
    const longer = simulate(parseScenario({ ...file, until: later }));
    expect(longer.length).toBe(frames.length + days);
    // How the last day began is another matter than how it ended.
    const { memory } = lastOf(longer);
    const { opening } = last.memory;
    expect(
      text({ ...lastOf(longer), on: last.on, memory: { ...memory, opening, today: last.memory.today } }),
    ).toBe(text(last));
    expect(text(journalOf(longer))).toBe(text(journalOf(frames)));
  });
});

it('a deposit in two parts leaves what one deposit leaves', () => {
  const cut = fc.tuple(positive(9000, 8), positive(9000, 8));
  checkShare(0.25, history(5), cut, history(3), (before, [one, other], after) => {
    const on = before.events.at(-1)?.on ?? '2026-11-02';
    const both = plain(decimal(one).plus(other));
    // What names an instrument would name one of another account.
    const then = after.events
      .filter((event) => ['brokerSells', 'settings', 'answer'].includes(event.do))
      .filter(({ settings }) => settings === undefined || !('securities' in Object(settings)))
      .map((event) => ({ ...event, on }));
    const paid = (...amounts: string[]) =>
      lastOf(
        framesOf({
          ...before,
          events: [...before.events, ...amounts.map((amount) => ({ on, do: 'deposit', amount })), ...then],
        }),
      );
    expect(text(paid(one, other))).toBe(text(paid(both)));
  });
});

it('the order of instruments and positions in the file makes no difference', () => {
  checkShare(0.25, history(8), (given) => {
    const file = fileOf(given);
    const turned = { ...given, given: { ...given.given, holdings: given.given.holdings.toReversed() } };
    const [one, other] = [simulate(parseScenario(file)), framesOf(turned)];
    // Only where two positions are equally large may the order decide which is sold, or which are brought in.
    const said = text([given.settings, given.events]);
    const choice = /"by":"securities"|"sellsFirst":"(worst|last)/.test(said);
    const sizes = given.given.holdings.map(({ quantity, price }) =>
      plain(decimal(quantity).abs().times(price)),
    );
    if (choice || new Set(sizes).size < sizes.length) return;
    expect(holdings(lastOf(other))).toEqual(holdings(lastOf(one)));
    expect(text(journalOf(other).filter((entry) => entry.kind === 'notice'))).toBe(
      text(journalOf(one).filter((entry) => entry.kind === 'notice')),
    );
  });
});

const MONEY = ['cash', 'loan', 'interest', 'shortProceeds'] as const;

/** An account with all money, and either prices or quantities, times a power of ten. */
function scaled(given: OracleAccount, factor: string, what: 'price' | 'quantity'): OracleAccount {
  const times = (value: string) => plain(decimal(value).times(factor));
  const money = Object.fromEntries(MONEY.map((kind) => [kind, times(given[kind])]));
  return {
    ...given,
    ...money,
    holdings: given.holdings.map((item) => ({ ...item, [what]: times(item[what]) })),
  };
}

function valuesOf(given: OracleAccount): Map<string, Decimal> {
  const { figures } = reportOf(startOf(parseScenario(scenarioOf(given))));
  return new Map(Object.entries(figures).map(([name, figure]) => [name, figure.value]));
}

const MONEY_FIGURES =
  /^(marketValue|shortMarketValue|debt|equity|requirement|excess|call|regTExcess|exchangeCall)$/;
const CURES = /^(exchange:)?cure(Cash|Securities|Sale)$/;
const PRICES = /^(exchange:)?callPrice$/;
const RATIOS = /^(equityPercent|exposureToEquity|debtToEquity)$/;

/** By how much each figure must grow; null for what has whole lots or the rule's own dollars in it. */
function growthOf(name: string, factor: string, price: string): string | null {
  if (PRICES.test(name)) return price;
  if (RATIOS.test(name)) return '1';
  return MONEY_FIGURES.test(name) || CURES.test(name) ? factor : null;
}

function expectScaled(given: OracleAccount, factor: string, what: 'price' | 'quantity', price: string): void {
  const [before, after] = [valuesOf(given), valuesOf(scaled(given, factor, what))];
  expect([...after.keys()]).toEqual([...before.keys()]);
  // Quotients end at 200 digits, so the last ones may differ.
  const short = (number: Decimal | undefined) => number && plain(number.toSignificantDigits(150));
  for (const [name, value] of before) {
    const growth = growthOf(name, factor, price);
    if (growth !== null) expect([name, short(after.get(name))]).toEqual([name, short(value.times(growth))]);
  }
}

const factors = fc.constantFrom('0.01', '0.1', '10', '1000');

it('ten times the shares and the money are ten times the account, at the same call price', () => {
  checkShare(0.25, account('mixed'), factors, (given, factor) =>
    expectScaled(given, factor, 'quantity', '1'),
  );
});

it('a long account in cents is the same account, and its call price too', () => {
  checkShare(0.25, account('long'), factors, (given, factor) => expectScaled(given, factor, 'price', factor));
});

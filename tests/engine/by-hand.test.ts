/** Loans by hand: what is lent, what is refused and why, and trades that lack what was not borrowed. */
import { describe, expect, it } from 'vitest';
import {
  decimal,
  type Event,
  journalOf,
  lastOf,
  parseScenario,
  plain,
  restored,
  type State,
  serialise,
  simulate,
  startOf,
  step,
} from '../../engine/index.ts';
import { type Json, line, raw, refusal } from '../lib/engine.ts';
import { schemaProblems } from '../lib/schema.ts';

const BY_HAND = { borrowing: 'byHand', repaying: 'byHand' };

function scenario(events: readonly Json[], fields: Json = {}, venue: Json = BY_HAND): Json {
  return raw({
    rulebook: 'binance-margin-cross-3x.2026-11',
    settings: { venue: { currency: 'USD', ...venue } },
    instruments: [{ id: 'BTC', quote: 'USD', price: '100', lot: '0.001' }],
    pools: [{ id: 'p', amounts: [{ asset: 'USD', kind: 'cash', amount: '100' }], positions: [] }],
    events: events.map((event) => ({ on: '2026-11-02', ...event })),
    ...fields,
  });
}

function told(events: readonly Json[], fields?: Json, venue?: Json): string[] {
  return journalOf(simulate(parseScenario(scenario(events, fields, venue)))).map(line);
}

function endOf(events: readonly Json[], fields?: Json): string[] {
  const { account } = lastOf(simulate(parseScenario(scenario(events, fields))));
  return account.pools.flatMap(({ amounts, positions }) => [
    ...amounts.map(({ kind, asset, amount }) => `${kind} ${plain(amount)} ${asset}`),
    ...positions.map(({ instrument, quantity }) => `${plain(quantity)} ${instrument}`),
  ]);
}

const borrow = (amount: string, more: Json = {}): Json => ({ do: 'borrow', amount, ...more });
const repay = (amount: string, more: Json = {}): Json => ({ do: 'repay', amount, ...more });
const trade = (quantity: string): Json => ({ do: 'trade', instrument: 'BTC', quantity });

describe('borrowing by hand', () => {
  it('brings cash, which a purchase then takes', () => {
    expect(endOf([borrow('100'), trade('2')])).toEqual(['loan -100 USD', '2 BTC']);
  });

  it('brings coin, which is sold', () => {
    expect(endOf([borrow('1', { asset: 'BTC' }), trade('-1')])).toEqual(['loan -1 BTC', 'cash 200 USD']);
    expect(told([borrow('1', { asset: 'BTC' })])).toEqual(['borrow: BTC +1, loan -1']);
  });

  it('ends at the level below which nothing is lent, and may come to stand on it', () => {
    // 100 of one's own and 200 lent are a level of 1.5.
    expect(endOf([borrow('200')])).toEqual(['cash 300 USD', 'loan -200 USD']);
    expect(told([borrow('200.01')])).toEqual(['borrowRefused noBorrow 200.01']);
    expect(told([borrow('200'), borrow('0.01')]).slice(1)).toEqual(['borrowRefused noBorrow 0.01']);
    expect(endOf([borrow('200.01')])).toEqual(['cash 100 USD']);
  });

  it('is refused while a line is crossed', () => {
    const owing = [
      { asset: 'USD', kind: 'cash', amount: '129' },
      { asset: 'USD', kind: 'loan', amount: '100' },
    ];
    expect(told([borrow('0.01')], { pools: [{ id: 'p', amounts: owing, positions: [] }] })).toEqual([
      'borrowRefused noBorrow 0.01',
    ]);
  });

  it('ends at the line of liquidation where a venue draws no other', () => {
    // 1.15 is liquidated below the line: 100 lend 666.66, and 666.67 are too much.
    const fields = { rulebook: 'binance-margin-isolated-5x.2026-11' };
    expect(endOf([borrow('666.66')], fields)).toEqual(['cash 766.66 USD', 'loan -666.66 USD']);
    expect(told([borrow('666.67')], fields)).toEqual(['borrowRefused liquidate 666.67']);
    // At KuCoin the line itself is crossed: 97 owed against 100.
    const ratio = { rulebook: 'kucoin-margin-cross.2026-11' };
    const three = [{ id: 'p', amounts: [{ asset: 'USD', kind: 'cash', amount: '3' }], positions: [] }];
    expect(told([borrow('97')], { ...ratio, pools: three })).toEqual(['borrowRefused liquidate 97']);
    expect(endOf([borrow('96.99')], { ...ratio, pools: three })).toEqual([
      'cash 99.99 USD',
      'loan -96.99 USD',
    ]);
  });

  it('is for the pool that is named', () => {
    const cash = [{ asset: 'USD', kind: 'cash', amount: '100' }];
    const pools = ['p', 'q'].map((id) => ({ id, amounts: cash, positions: [] }));
    const state = lastOf(simulate(parseScenario(scenario([borrow('10', { pool: 'q' })], { pools }))));
    expect(state.account.pools.map(({ amounts }) => amounts.length)).toEqual([1, 2]);
  });
});

describe('repaying by hand', () => {
  const owing = (more: readonly Json[] = []): Json => ({
    pools: [
      {
        id: 'p',
        amounts: [
          { asset: 'USD', kind: 'cash', amount: '60' },
          { asset: 'USD', kind: 'loan', amount: '40' },
          { asset: 'USD', kind: 'interest', amount: '5' },
          ...more,
        ],
        positions: [{ instrument: 'BTC', quantity: '1', entry: '100' }],
      },
    ],
  });

  it('takes the interest first', () => {
    expect(told([repay('5')], owing())).toEqual(['repay: cash -5, interest +5']);
    expect(told([repay('7')], owing())).toEqual(['repay: cash -7, interest +5, loan +2']);
    expect(told([repay('45')], owing())).toEqual(['repay: cash -45, interest +5, loan +40']);
  });

  it('is refused beyond what is owed, and beyond what is there', () => {
    expect(told([repay('45.01')], owing())).toEqual(['repayRefused 45.01']);
    const poor = { asset: 'USD', kind: 'loan', amount: '30' };
    expect(told([repay('60')], owing([poor]))).toEqual(['repay: cash -60, interest +5, loan +55']);
    expect(told([repay('60.01')], owing([poor]))).toEqual(['repayRefused 60.01']);
  });

  it('gives back coin as coin, the interest first', () => {
    const coin = [
      { asset: 'BTC', kind: 'loan', amount: '0.5' },
      { asset: 'BTC', kind: 'interest', amount: '0.1' },
    ];
    const back = (amount: string) => told([repay(amount, { asset: 'BTC' })], owing(coin));
    expect(back('0.05')).toEqual(['repay: BTC -0.05, interest +0.05']);
    expect(back('0.1')).toEqual(['repay: BTC -0.1, interest +0.1']);
    expect(back('0.6')).toEqual(['repay: BTC -0.6, interest +0.1, loan +0.5']);
    expect(back('0.61')).toEqual(['repayRefused 0.61']);
    const more = [
      { asset: 'BTC', kind: 'loan', amount: '1.2' },
      { asset: 'USD', kind: 'cash', amount: '1000' },
    ];
    expect(told([repay('1.1', { asset: 'BTC' })], owing(more))).toEqual(['repayRefused 1.1']);
    expect(told([repay('1', { asset: 'BTC' })], owing(more))).toEqual(['repay: BTC -1, loan +1']);
  });
});

describe('a trade where one borrows by hand', () => {
  it('is refused with what it lacks of cash or of coin', () => {
    expect(told([trade('1')])).toEqual(['trade: BTC +1, cash -100', 'initialDeficiency 0'].slice(0, 1));
    expect(told([trade('1.001')])).toEqual(['tradeRefused 0.1']);
    expect(told([trade('-0.5')])).toEqual(['tradeRefused 50']);
    expect(endOf([trade('1.001')])).toEqual(['cash 100 USD']);
  });

  it('is lent what it lacks where the venue does so at once', () => {
    expect(told([trade('1.5')], {}, {}).slice(0, 2)).toEqual([
      'trade: BTC +1.5, cash -150',
      'borrow: cash +50, loan -50',
    ]);
  });

  it('may make a short smaller, and no larger', () => {
    const pools = [
      {
        id: 'p',
        amounts: [{ asset: 'USD', kind: 'cash', amount: '1000' }],
        positions: [{ instrument: 'BTC', quantity: '-2', entry: '100' }],
      },
    ];
    expect(told([trade('1')], { pools })).toEqual(['trade: BTC +1, cash -100']);
    expect(told([trade('-0.001')], { pools })).toEqual(['tradeRefused 0.1']);
  });
});

describe('what is refused outright', () => {
  const refused = (events: readonly Json[], fields?: Json, venue?: Json) =>
    refusal(() => parseScenario(scenario(events, fields, venue)));

  it.each([
    ['borrow', {}, 'set settings.venue.borrowing to "byHand" for it'],
    ['borrow', { repaying: 'byHand' }, 'set settings.venue.borrowing to "byHand" for it'],
    ['repay', { borrowing: 'byHand' }, 'set settings.venue.repaying to "byHand" for it'],
  ])('%s where the venue does it at once, with %j', (does, venue, why) => {
    const found = refused([{ do: does, amount: '1' }], {}, venue);
    expect(found).toMatchObject({ code: 'event.by-hand', field: 'events[0].do' });
    expect(found?.message).toContain(why);
  });

  it('a loan where nothing is lent by hand', () => {
    const found = refused([borrow('1')], { rulebook: 'us-broker.2026-11', settings: {} });
    expect(found).toMatchObject({ code: 'event.by-hand', field: 'events[0].do' });
    expect(found?.message).toContain('nothing is lent there by hand');
  });

  it('follows the terms that hold when it happens', () => {
    const venue = (more: Json): Json => ({
      do: 'settings',
      settings: { venue: { currency: 'USD', ...more } },
    });
    expect(refused([venue(BY_HAND), borrow('1')], {}, {})).toBeNull();
    expect(refused([venue({}), borrow('1')])?.field).toBe('events[1].do');
  });

  it.each([
    [borrow('0'), 'scenario.range', 'events[0].amount'],
    [borrow('1', { asset: 'ETH' }), 'scenario.no-rate', 'events[0].asset'],
    [borrow('1', { pool: 'x' }), 'scenario.unknown-pool', 'events[0].pool'],
    [repay('-1'), 'scenario.range', 'events[0].amount'],
  ])('%j', (event, code, field) => {
    expect(refused([event])).toMatchObject({ code, field });
  });

  it('an account that names no pools has one, and a loan may name it', () => {
    const { pools: _, ...file } = scenario([borrow('1', { pool: 'main' })]);
    expect(refusal(() => parseScenario(file))).toBeNull();
  });

  it('by the step as well', () => {
    const state: State = startOf(parseScenario(scenario([])));
    const broker: State = startOf(parseScenario(raw()));
    const from = (at: State, event: Event) => refusal(() => step(at, event))?.code;
    const one = decimal('1');
    expect(from(state, { do: 'borrow', amount: decimal('0') })).toBe('event.amount');
    expect(from(state, { do: 'repay', amount: decimal('-1') })).toBe('event.amount');
    expect(from(state, { do: 'borrow', amount: one, asset: 'ETH' })).toBe('event.asset');
    expect(from(state, { do: 'borrow', amount: one, pool: 'x' })).toBe('event.pool');
    expect(from(broker, { do: 'borrow', amount: one })).toBe('event.by-hand');
    const cross = startOf(
      parseScenario(raw({ rulebook: 'exchange-cross.2026-11', settings: { venue: { currency: 'USD' } } })),
    );
    expect(from(cross, { do: 'repay', amount: one })).toBe('event.by-hand');
  });
});

it('the format has loans, their terms and times, and a fund; parser, schema and writer agree', () => {
  const interest = { periods: 'clockHours', rates: [{ asset: 'USD', rate: '0.0001', opening: '0.0002' }] };
  const venue = { ...BY_HAND, beyondFund: 'owed', interest };
  const file = scenario(
    [
      borrow('10', { time: '13:20', asset: 'USD', pool: 'p' }),
      repay('5', { time: '14:15:30' }),
      { do: 'settings', settings: { venue: { ...BY_HAND, currency: 'USD' } } },
    ],
    {},
    venue,
  );
  const parsed = parseScenario(file);
  expect(serialise(parsed)).toEqual(file);
  expect(schemaProblems(file)).toEqual([]);
  expect(JSON.stringify(restored(serialise(parsed)))).toBe(JSON.stringify(parsed));
});

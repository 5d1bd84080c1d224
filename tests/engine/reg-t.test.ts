/** Regulation T over time: the special memorandum account, its calls, and what may be withdrawn. */
import { describe, expect, it } from 'vitest';
import { journalOf, lastOf, plain, reportOf } from '../../engine/index.ts';
import { holdings, type Json, line, on, play, pool, read, stock } from '../lib/engine.ts';

const [MON, TUE, WED, THU] = ['2026-11-02', '2026-11-03', '2026-11-04', '2026-11-05'];
const pay = (amount: string): Json => ({ do: 'deposit', amount });
const take = (amount: string): Json => ({ do: 'withdraw', amount });
const buy = (quantity: string, instrument = 'XYZ'): Json => ({ do: 'trade', instrument, quantity });
const price = (value: string, instrument = 'XYZ'): Json => ({ do: 'price', instrument, price: value });
const LOW = { houseLong: '0.01' };

function ending(events: readonly Json[], more: Json = {}, until = THU) {
  const frames = play({ instruments: [stock('50'), stock('10', 'OTHER')], until, events, ...more });
  const last = lastOf(frames);
  return {
    holdings: holdings(last),
    sma: plain(last.memory.sma),
    calls: last.memory.calls
      .filter((call) => call.kind === 'regT')
      .map((call) => `${plain(call.amount)} by ${call.due}`),
    notices: journalOf(frames)
      .filter((entry) => entry.kind === 'notice')
      .map((entry) => `${entry.on} ${line(entry)}`),
    figures: (...names: string[]) => read(reportOf(last), ...names),
    rounding: (name: string) => reportOf(last).figures[name]?.rounding,
  };
}

describe('the special memorandum account', () => {
  it.each([
    ['cash counts in full', [pay('1000')], '1000'],
    ['a purchase takes half', [pay('10000'), buy('200')], '5000'],
    ['a sale frees half', [pay('10000'), buy('200'), buy('10', 'OTHER'), buy('-10', 'OTHER')], '5000'],
    ['securities count by half', [{ do: 'depositSecurities', instrument: 'XYZ', quantity: '100' }], '2500'],
    ['a withdrawal counts in full', [pay('1000'), take('400')], '600'],
    ['a short sale takes half', [pay('10000'), buy('-100')], '7500'],
    [
      'a short round trip gives back what it took, and its gain',
      [pay('10000'), buy('-100'), price('40'), buy('100')],
      '11000',
    ],
    ['from long to short', [pay('10000'), buy('100'), buy('-150')], '8750'],
    [
      'a short round trip beside shares that have fallen: 5,000 − 500 + 500 and the gain of 200',
      [
        ...[pay('10000'), buy('200'), price('30')],
        ...[buy('-100', 'OTHER'), price('8', 'OTHER'), buy('100', 'OTHER')],
      ],
      '5200',
    ],
  ])('%s', (_, events, sma) => {
    expect(ending(on(MON, ...events), {}, MON).sma).toBe(sma);
  });

  it('keeps what prices gave when they fall again', () => {
    const bought = on(MON, pay('5000'), buy('200'));
    expect(ending([...bought, ...on(TUE, price('70'))]).sma).toBe('2000');
    expect(ending([...bought, ...on(TUE, price('70')), ...on(WED, price('45'))]).sma).toBe('2000');
  });

  it('frees half of today’s price of what was bought earlier, and passes on the loss of the same day', () => {
    const bought = on(MON, pay('5000'), buy('200'));
    expect(ending([...bought, ...on(TUE, price('40'), buy('-100'))]).sma).toBe('2000');
    const again = on(TUE, pay('4000'), buy('100'), price('48'), buy('-100'));
    expect(ending([...bought, ...again]).sma).toBe('3800');
    // A second sale on that day is of what was there before.
    expect(ending([...bought, ...again, ...on(TUE, buy('-100'))]).sma).toBe('6200');
  });

  it('begins with the excess that the account has', () => {
    expect(ending([], { pools: [pool({ loan: '4000' }, { XYZ: '200' })] }).sma).toBe('1000');
    expect(ending([], { pools: [pool({ loan: '6000' }, { XYZ: '200' })] }).sma).toBe('0');
  });
});

describe('a Regulation T call', () => {
  const bought = on(MON, pay('6000'), buy('200'), buy('400', 'OTHER'));

  it('comes at the close, for what the day lacks, and is due after one payment period', () => {
    const { calls, notices } = ending(bought, { settings: LOW });
    expect(calls).toEqual([]);
    const open = ending(on(MON, pay('6000'), buy('200'), buy('600', 'OTHER')), { settings: LOW }, MON);
    expect(open.calls).toEqual(['2000 by 2026-11-05']);
    expect(open.notices.at(-1)).toBe('2026-11-02 callOpened regT 2000 due 2026-11-05');
    expect(['regTCall', 'regTCallSale', 'regTCallSecurities'].map(open.rounding)).toEqual(['up', 'up', 'up']);
    expect(
      open.figures('regTCall', 'regTCallSale', 'regTCallSecurities', 'buyingPower', 'withdrawable'),
    ).toEqual({
      regTCall: '2000',
      regTCallSale: '4000',
      regTCallSecurities: '4000',
      buyingPower: '0',
      withdrawable: '0',
    });
    expect(notices.filter((text) => text.includes('regTWaived'))).toEqual([
      '2026-11-02 regTWaived regT 1000',
    ]);
  });

  it('counts holidays: Thanksgiving is no business day', () => {
    const late = { start: '2026-11-25', settings: LOW };
    const events = on('2026-11-25', pay('6000'), buy('400'));
    expect(ending(events, late, '2026-11-25').calls).toEqual(['4000 by 2026-12-01']);
  });

  const called = on(MON, pay('6000'), buy('400'));

  it.each([
    ['cash in full', [pay('4000')], []],
    ['half of securities', [{ do: 'depositSecurities', instrument: 'XYZ', quantity: '160' }], []],
    ['half of a sale', [buy('-160')], []],
    ['part of it', [pay('1500')], ['2500 by 2026-11-05']],
    ['a sale and a purchase of one day together', [buy('-160'), buy('100', 'OTHER')], ['500 by 2026-11-05']],
    ['nothing by a fall', [price('49')], ['4000 by 2026-11-05']],
    ['excess that prices give', [price('71')], []],
  ])('is met by %s', (_, events, calls) => {
    expect(ending([...called, ...on(TUE, ...events)], { settings: LOW }, TUE).calls).toEqual(calls);
  });

  it('no fall of prices makes one', () => {
    const fallen = ending([...on(MON, pay('5000'), buy('200')), ...on(TUE, price('40'))], { settings: LOW });
    expect([fallen.calls, fallen.sma]).toEqual([[], '0']);
  });

  it('unmet, the broker sells twice as much when its time is over, and not before', () => {
    const before = ending(called, { settings: LOW }, WED);
    expect(before.holdings).toEqual({ XYZ: '400', loan: '-14000' });
    const sold = ending(called, { settings: LOW });
    expect(sold.holdings).toEqual({ XYZ: '240', loan: '-6000' });
    expect(sold.calls).toEqual([]);
    expect(sold.notices.slice(-3)).toEqual([
      '2026-11-05 deadlinePassed regT 4000 due 2026-11-05',
      '2026-11-05 brokerSells regT',
      '2026-11-05 callMet regT 4000',
    ]);
  });

  it('unmet on a short, the broker buys back twice as much', () => {
    const short = ending(on(MON, pay('3000'), buy('-200')), { settings: { houseShort: '0.01' } });
    expect(short.notices).toContain('2026-11-05 deadlinePassed regT 2000 due 2026-11-05');
    expect(short.holdings).toEqual({ XYZ: '-120', cash: '3000', shortProceeds: '6000' });
  });

  it('sells only for the deficiency that still exists', () => {
    // At 64: equity 11,600 against 12,800, so 1,200 of the 4,000 are left.
    const sold = ending([...called, ...on(TUE, price('64'))], { settings: LOW });
    expect(sold.holdings).toEqual({ XYZ: '362', loan: '-11568' });
  });

  it('of which little is left needs no action', () => {
    const paid = ending([...called, ...on(TUE, pay('3000'))], { settings: LOW });
    expect([paid.calls, paid.sma, paid.notices.at(-1)]).toEqual([[], '0', '2026-11-05 regTWaived regT 1000']);
    expect(paid.holdings).toEqual({ XYZ: '400', loan: '-11000' });
  });
});

describe('a withdrawal', () => {
  const held = { pools: [pool({ loan: '4000' }, { XYZ: '200' })] };

  it('is limited by the special memorandum account', () => {
    expect(ending([], held).figures('withdrawable', 'buyingPower')).toEqual({
      withdrawable: '1000',
      buyingPower: '2000',
    });
    const refused = ending(on(MON, take('1000.01')), held);
    expect(refused.holdings).toEqual({ XYZ: '200', loan: '-4000' });
    expect(refused.notices).toEqual(['2026-11-02 withdrawalRefused 1000.01']);
    expect(ending(on(MON, take('1000')), held).holdings).toEqual({ XYZ: '200', loan: '-5000' });
  });

  it('is limited by maintenance', () => {
    // At 35: equity 3,000 against 2,100, with 1,000 in the special memorandum account.
    const fallen = ending(on(TUE, price('35')), held);
    expect(fallen.figures('withdrawable', 'buyingPower')).toEqual({
      withdrawable: '900',
      buyingPower: '2000',
    });
  });

  it('leaves $2,000 where a loan or a short remains, and nothing has to stay otherwise', () => {
    const small = { pools: [pool({ loan: '100' }, { XYZ: '42' })] };
    expect(ending([], small).figures('equity', 'withdrawable')).toEqual({
      equity: '2000',
      withdrawable: '0',
    });
    const free = { pools: [pool({ cash: '50' }, { XYZ: '42' })] };
    expect(ending([], free).figures('withdrawable').withdrawable).toBe('150');
    expect(ending(on(MON, pay('500'))).figures('withdrawable').withdrawable).toBe('500');
    const short = { pools: [pool({ cash: '1500', shortProceeds: '500' }, { XYZ: '-1' })] };
    expect(ending([], short).figures('withdrawable').withdrawable).toBe('0');
  });

  it('under portfolio margin leaves $100,000', () => {
    const more = {
      rulebook: 'us-portfolio-margin.2026-11',
      pools: [pool({ loan: '10000' }, { XYZ: '2500' })],
    };
    expect(ending([], more).figures('withdrawable').withdrawable).toBe('15000');
  });

  it('half of a sale may leave a restricted account', () => {
    const restricted = { instruments: [stock('1')], pools: [pool({ loan: '4000' }, { XYZ: '7000' })] };
    expect(ending(on(MON, buy('-2000')), restricted).figures('sma', 'withdrawable')).toEqual({
      sma: '1000',
      withdrawable: '1000',
    });
  });
});

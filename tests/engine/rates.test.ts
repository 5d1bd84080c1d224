/** Rates by security, leveraged funds, concentration and the stress scan. */
import { describe, expect, it } from 'vitest';
import {
  binding,
  callPrices,
  parseScenario,
  plain,
  quotientOf,
  rulebookOf,
  rulesOf,
} from '../../engine/index.ts';
import { equidistant } from '../../engine/rules/stress-scan.ts';
import { figureOf, finish, type Json, on, pool, raw, read, refusal, stock } from '../lib/engine.ts';

const hold = (instrument: Json, quantity: string, settings: Json = {}) =>
  finish({ settings, instruments: [instrument], pools: [pool({ cash: '100000' }, { XYZ: quantity }, '50')] });

describe('a leveraged fund', () => {
  it.each([
    ['100', '2', '50', '120'],
    ['100', '3', '75', '90'],
    ['100', '5', '100', '150'],
    ['100', '1', '25', '30'],
    // Below $16.67 of 30 %, leverage moves the price at which the floor binds: $5 of 90 % is $5.56.
    ['5.5', '3', '4.125', '5'],
    ['5.6', '3', '4.2', '5.04'],
    // Below $5 it is 100 % or $2.50, unless the leverage asks for more.
    ['4', '3', '3', '4'],
    ['4', '5', '4', '6'],
  ])('at %s, %s times: %s long and more short', (price, leverage, long, short) => {
    const fund = stock(price, 'XYZ', { leverage });
    const settings = { houseLong: '0.01', houseShort: '0.01' };
    expect(read(hold(fund, '1', settings), 'exchangeRequirement').exchangeRequirement).toBe(long);
    const shortly = leverage === '2' ? '60' : short;
    expect(read(hold(fund, '-1', settings), 'exchangeRequirement').exchangeRequirement).toBe(shortly);
  });

  it('shows the rate as a product with its limit, and cites the notice', () => {
    const needed = figureOf(hold(stock('100', 'XYZ', { leverage: '5' }), '1'), 'exchangeRequirement');
    const [rate] = needed.parts;
    expect(rate?.formula.op).toBe('least');
    expect(rate?.parts.map((part) => [part.formula.op, plain(part.value)])).toEqual([
      ['product', '1.25'],
      ['given', '1'],
    ]);
    expect(rulesOf(needed).map((rule) => rule.source)).toContain('finra-rn-09-53');
  });

  it('is called at a price that its own rate decides', () => {
    const fund = { instruments: [stock('100', 'XYZ', { leverage: '3' })] };
    const report = finish({ ...fund, pools: [pool({ loan: '20' }, { XYZ: '1' })] });
    expect(read(report, 'callPrice').callPrice).toBe('80');
  });
});

describe('rates of one security', () => {
  const settings = { houseLong: '0.3', securities: [{ instrument: 'XYZ', houseLong: '0.6' }] };

  it('take the place of the general ones, on the side that they name', () => {
    expect(read(hold(stock('50'), '10', settings), 'requirement').requirement).toBe('300');
    expect(read(hold(stock('50'), '-10', settings), 'requirement').requirement).toBe('150');
    const both = finish({
      settings,
      instruments: [stock('50'), stock('50', 'OTHER')],
      pools: [pool({}, { XYZ: '10', OTHER: '10' })],
    });
    expect(read(both, 'requirement').requirement).toBe('450');
  });

  it.each([
    ['250', 'settings.rate'],
    ['0', 'settings.rate'],
    ['-0.3', 'settings.rate'],
  ])('a rate of %s is refused', (houseLong, code) => {
    const broken = raw({ settings: { securities: [{ instrument: 'XYZ', houseLong }] } });
    const refused = refusal(() => parseScenario(broken));
    expect(refused).toMatchObject({ code, field: 'settings.securities[0].houseLong' });
    expect(refused?.message).toContain('must be a fraction');
  });

  it('names must be known and may not come twice', () => {
    const of = (...ids: string[]) =>
      raw({ settings: { securities: ids.map((instrument) => ({ instrument })) } });
    expect(refusal(() => parseScenario(of('ABC')))).toMatchObject({
      code: 'scenario.unknown-instrument',
      field: 'settings.securities[0].instrument',
    });
    expect(refusal(() => parseScenario(of('XYZ', 'XYZ')))).toMatchObject({
      code: 'scenario.twice',
      field: 'settings.securities[1].instrument',
    });
    const later = raw({ events: on('2026-11-02', { do: 'settings', settings: of('ABC').settings }) });
    expect(refusal(() => parseScenario(later))?.field).toBe('events[0].settings.securities[0].instrument');
  });
});

describe('concentration', () => {
  const settings = { concentrated: { over: '0.5', rate: '0.6' } };
  const held = (quantity: string) =>
    finish({
      settings,
      instruments: [stock('50'), stock('50', 'OTHER')],
      pools: [pool({ loan: '100' }, { XYZ: quantity, OTHER: '10' })],
    });

  it('begins above its part of the account and not at it', () => {
    expect(read(held('10'), 'requirement').requirement).toBe('300');
    expect(read(held('11'), 'requirement').requirement).toBe('480');
  });

  it('is named as what binds', () => {
    const [position] = figureOf(held('11'), 'requirement').parts;
    expect(position && binding(position)?.name).toBe('concentrated');
    expect(position && binding(position)?.rounding, 'a requirement rounds up').toBe('up');
    const [even] = figureOf(held('10'), 'requirement').parts;
    expect(even && binding(even)?.name).toBe('house');
    const [low] = figureOf(
      finish({
        settings: { houseLong: '0.1' },
        instruments: [stock('50'), stock('50', 'OTHER')],
        pools: [pool({}, { XYZ: '1', OTHER: '1' })],
      }),
      'requirement',
    ).parts;
    expect(low && binding(low)?.name).toBe('exchange');
  });

  it('counts shorts and other currencies by what they are worth', () => {
    const report = finish({
      settings,
      instruments: [stock('50'), stock('2', 'EUR'), { id: 'SAP', quote: 'EUR', price: '50' }],
      pools: [pool({ cash: '10000' }, { XYZ: '-10', SAP: '10' })],
    });
    // 1,000 of 1,500 are in SAP: 600, and 150 for the short.
    expect(read(report, 'requirement').requirement).toBe('750');
  });

  it('jumps at a point that is no finite decimal, and the lesser side decides', () => {
    const report = finish({
      settings: { concentrated: { over: '0.7', rate: '0.9' } },
      instruments: [stock('60'), stock('50', 'OTHER')],
      pools: [pool({ loan: '25' }, { XYZ: '1', OTHER: '1' })],
    });
    const call = figureOf(report, 'callPrice');
    // OTHER passes 70 % when XYZ falls below 150 / 7: then 45 + 0.3 p > 25 + p.
    expect(plain(call.value.times(7).toDecimalPlaces(30))).toBe('150');
    expect(call.formula.op).toBe('given');
  });

  it('at such a point counts as called, whichever side the call comes from', () => {
    const { view } = finish({
      instruments: [stock('100'), stock('50', 'OTHER')],
      pools: [pool({ loan: '60' }, { XYZ: '1', OTHER: '1' })],
    });
    const book = rulebookOf('us-broker.2026-11', { concentrated: { over: '0.7', rate: '0.9' } });
    const house = book.lines.find((item) => item.name === 'house');
    if (!house) throw new Error('the rulebook has a house line');
    // XYZ passes 70 % above 350 / 3: then 0.9 p + 15 > p − 10, and below 0.3 p + 15 is less.
    const { above } = callPrices(view, book, house, 'XYZ');
    expect(above).toMatchObject({ kind: 'at', attained: true });
    if (above.kind === 'at') expect(plain(quotientOf(above.t).toDecimalPlaces(9))).toBe('116.666666667');
  });

  it.each([
    [{ over: '1.5', rate: '0.5' }, 'settings.concentrated.over'],
    [{ over: '0.5', rate: '50' }, 'settings.concentrated.rate'],
  ])('%j is refused', (concentrated, field) => {
    expect(refusal(() => parseScenario(raw({ settings: { concentrated } })))).toMatchObject({
      code: 'settings.rate',
      field,
    });
  });
});

describe('portfolio margin', () => {
  const rulebook = 'us-portfolio-margin.2026-11';
  const report = (more: Json, quantity = '1000') =>
    finish({
      rulebook,
      instruments: [stock('100', 'XYZ', more)],
      pools: [pool({ cash: '200000' }, { XYZ: quantity })],
    });

  it.each([
    [{}, '1000', '15000'],
    [{}, '-1000', '15000'],
    [{ class: 'stock' }, '1000', '15000'],
    [{ class: 'broadIndex' }, '1000', '10000'],
    [{ class: 'broadIndex' }, '-1000', '10000'],
    [{ class: 'broadIndexHighCap' }, '1000', '8000'],
    [{ class: 'broadIndexHighCap' }, '-1000', '6000'],
  ])('moves %j, %s shares: %s', (more, quantity, needed) => {
    expect(read(report(more, quantity), 'requirement').requirement).toBe(needed);
  });

  it.each([
    ['15000', 'clear'],
    ['14999.99', 'called'],
  ])('with equity of %s the account is %s: exactly enough is enough', (equity, status) => {
    const loan = String(100_000 - Number(equity));
    const report = finish({
      rulebook,
      instruments: [stock('100')],
      pools: [pool({ loan }, { XYZ: '1000' })],
    });
    expect(read(report, 'requirement').requirement).toBe('15000');
    expect(report.status).toBe(status);
  });

  it('has ten equidistant points with both ends', () => {
    const points = equidistant('-0.15', '0.15');
    expect(points).toHaveLength(10);
    expect([points[0], points[9]]).toEqual(['-0.15', '0.15']);
    expect(points[1]).toBe('-0.116666666666666667');
    const steps = new Set(
      points.slice(1).map((point, i) => Math.round((Number(point) - Number(points[i])) * 1e12)),
    );
    expect([...steps]).toEqual([33333333333]);
  });

  it('opens with 100,000 whatever the cost, and names what binds', () => {
    const initial = figureOf(report({}), 'initialRequirement');
    expect([plain(initial.value), binding(initial)?.name]).toEqual(['100000', 'minimumEquity']);
  });

  it('gives three business days, and knows no Regulation T', () => {
    expect(rulebookOf(rulebook, {}).remedy.days).toBe(3);
    expect(read(report({}), 'sma', 'regTExcess')).toEqual({ sma: null, regTExcess: null });
    expect(refusal(() => rulebookOf(rulebook, { houseLong: '0.3' }))).toMatchObject({
      code: 'settings.unused',
      field: 'settings.houseLong',
    });
  });

  it('says where it is called', () => {
    const called = finish({
      rulebook,
      instruments: [stock('100')],
      pools: [pool({ loan: '85000' }, { XYZ: '1000' })],
    });
    expect(read(called, 'callPrice', 'excess')).toEqual({ callPrice: '100', excess: '0' });
  });
});

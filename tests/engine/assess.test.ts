import { describe, expect, it } from 'vitest';
import { amountOf, worthOf } from '../../engine/account.ts';
import { ruleOf } from '../../engine/assess.ts';
import { rulesOf } from '../../engine/figure.ts';
import {
  type Account,
  assess,
  decimal,
  partition,
  plain,
  type Rulebook,
  report,
  rulebookIn,
  rulebookOf,
  viewOf,
} from '../../engine/index.ts';
import { figureOf, finish, type Json, pool, read, refusal, start, stock } from '../lib/engine.ts';

function at(mark: string, amounts: Json, quantity: string, settings: Json = {}): Json {
  return { settings, instruments: [stock(mark)], pools: [pool(amounts, { XYZ: quantity })] };
}

describe('the requirement of a long', () => {
  it.each([
    ['0.25', '2500'],
    ['0.30', '3000'],
    ['0.3173', '3173'],
    ['1', '10000'],
    ['0.10', '2500'],
  ])('at a house rate of %s, never below FINRA', (houseLong, requirement) => {
    const report = finish(at('100', {}, '100', { houseLong }));
    expect(read(report, 'requirement', 'exchangeRequirement', 'regTRequirement')).toEqual({
      requirement,
      exchangeRequirement: '2500',
      regTRequirement: '5000',
    });
  });

  it('rests on the rule that decides', () => {
    const rules = (houseLong: string) =>
      rulesOf(figureOf(finish(at('100', {}, '100', { houseLong })), 'requirement')).map(
        (rule) => rule.section,
      );
    expect(rules('0.30')).toEqual(['(d)(1)']);
    expect(rules('0.25')).toEqual(['(d)(1)']);
    expect(rules('0.2')).toEqual(['(c)(1)']);
  });
});

describe('the requirement of a short, FINRA 4210(c)(2) and (3)', () => {
  it.each([
    ['0', '250', '(c)(2)'],
    ['1.5', '250', '(c)(2)'],
    ['2.5', '250', '(c)(2)'],
    ['2.51', '251', '(c)(2)'],
    ['4.99', '499', '(c)(2)'],
    ['5', '500', '(c)(3)'],
    ['16.66', '500', '(c)(3)'],
    ['16.67', '500.1', '(c)(3)'],
    ['50', '1500', '(c)(3)'],
  ])('at $%s asks $%s for 100 shares', (mark, requirement, section) => {
    const report = finish(at(mark, {}, '-100'));
    expect(read(report, 'exchangeRequirement', 'requirement')).toEqual({
      exchangeRequirement: requirement,
      requirement,
    });
    expect(rulesOf(figureOf(report, 'exchangeRequirement')).map((rule) => rule.section)).toEqual([section]);
  });

  it.each([
    ['0.4', '12', '500'],
    ['0.4', '13', '520'],
    ['1.2', '3', '360'],
    ['5', '100', '50000'],
  ])('a house at %s asks more only where it is more, at $%s', (houseShort, mark, requirement) => {
    expect(read(finish(at(mark, {}, '-100', { houseShort })), 'requirement')).toEqual({ requirement });
  });
});

describe('the requirement to open', () => {
  it.each([
    ['0.5', '100', '100', '5000'],
    ['0.55', '100', '100', '5500'],
    ['0.4', '100', '100', '5000'],
    ['0.5', '30', '100', '2000'],
    ['0.5', '15', '100', '1500'],
    ['0.5', '1', '-100', '2000'],
    ['0.55', '40', '-1000', '22000'],
    ['0.5', '4', '-1000', '4000'],
  ])('house %s, $%s × %s', (houseInitial, mark, quantity, initialRequirement) => {
    const opened = {
      ...at(mark, {}, quantity, { houseInitial }),
      pools: [pool({}, { XYZ: quantity }, mark)],
    };
    expect(read(finish(opened), 'initialRequirement')).toEqual({ initialRequirement });
  });

  it('goes by what was paid, not by what it is worth now', () => {
    const grown = { ...at('60', {}, '30'), pools: [pool({}, { XYZ: '30' }, '40')] };
    expect(read(finish(grown), 'initialRequirement', 'maximumLoan')).toEqual({
      initialRequirement: '1200',
      maximumLoan: '600',
    });
  });
});

describe('equity and its lines', () => {
  it('counts every line once, with its sign', () => {
    const amounts = { cash: '100', collateral: '20', loan: '3000', interest: '4.5', shortProceeds: '700' };
    const mixed = {
      instruments: [stock('10', 'L'), stock('7', 'S')],
      pools: [pool(amounts, { L: '500', S: '-100' })],
    };
    const names = ['marketValue', 'shortMarketValue', 'loan', 'interest', 'cash', 'shortProceeds', 'debt'];
    expect(
      read(finish(mixed), ...names, 'creditBalance', 'exposure', 'equity', 'longEquity', 'shortEquity'),
    ).toEqual({
      marketValue: '5000',
      shortMarketValue: '700',
      loan: '3000',
      interest: '4.5',
      cash: '100',
      shortProceeds: '700',
      debt: '3004.5',
      creditBalance: '800',
      exposure: '5700',
      equity: '2115.5',
      longEquity: '1995.5',
      shortEquity: '100',
    });
  });

  it('adds positions of one side', () => {
    const two = { instruments: [stock('10', 'A'), stock('7', 'B')], pools: [pool({}, { A: '3', B: '2' })] };
    expect(read(finish(two), 'marketValue', 'requirement')).toEqual({
      marketValue: '44',
      requirement: '13.2',
    });
  });

  it('gives ratios only where there is something to divide by', () => {
    const names = ['equityPercent', 'exposureToEquity', 'debtToEquity'];
    expect(read(finish(at('100', { loan: '4000' }, '50')), ...names)).toEqual({
      equityPercent: '0.2',
      exposureToEquity: '5',
      debtToEquity: '4',
    });
    expect(read(finish(at('100', { loan: '5000' }, '50')), ...names)).toEqual({
      equityPercent: '0',
      exposureToEquity: null,
      debtToEquity: null,
    });
    expect(read(finish({ pools: [pool({ cash: '5' })] }), ...names)).toEqual({
      equityPercent: null,
      exposureToEquity: '0',
      debtToEquity: '0',
    });
  });

  it('turns foreign money over at the mark of the pair', () => {
    const euro = {
      instruments: [stock('1.1', 'EUR'), { id: 'SAP', quote: 'EUR', price: '200' }],
      pools: [{ ...pool({}, { SAP: '10' }), amounts: [{ asset: 'EUR', kind: 'loan', amount: '1000' }] }],
    };
    expect(read(finish(euro), 'marketValue', 'loan', 'equity', 'requirement')).toEqual({
      marketValue: '2200',
      loan: '1100',
      equity: '1100',
      requirement: '660',
    });
  });

  it('refuses an asset without a price', () => {
    const { market, account } = start(at('10', {}, '1'));
    expect(refusal(() => worthOf('GBP', 'USD', market))).toMatchObject({
      code: 'market.no-rate',
      field: 'GBP',
    });
    const [main] = account.pools;
    expect(plain(main ? amountOf(main, 'cash', 'USD', market) : decimal(1))).toBe('0');
  });
});

describe('standing', () => {
  const standing = (loan: string, change: (book: Rulebook) => Rulebook = (book) => book) => {
    const state = start(at('100', { loan }, '100'));
    return assess(viewOf(state), change(rulebookIn(state)));
  };
  const crossed = (loan: string) =>
    standing(loan)
      .standings.filter((item) => item.crossed)
      .map((item) => item.line.name);

  it.each([
    ['0', [], 'clear'],
    ['5000', [], 'clear'],
    ['5000.01', ['restricted'], 'restricted'],
    ['7000', ['restricted'], 'restricted'],
    ['7000.000000000000000001', ['restricted', 'house'], 'called'],
    ['7500', ['restricted', 'house'], 'called'],
    ['7500.01', ['restricted', 'house', 'exchange'], 'called'],
    ['10000', ['restricted', 'house', 'exchange'], 'called'],
    ['10000.01', ['restricted', 'house', 'exchange'], 'shortfall'],
  ])('with a loan of $%s on $10,000', (loan, lines, status) => {
    expect([crossed(loan), standing(loan).status]).toEqual([lines, status]);
  });

  it('an inclusive line is crossed on it', () => {
    const inclusive = (book: Rulebook): Rulebook => {
      return { ...book, lines: book.lines.map((item) => ({ ...item, boundary: 'inclusive' })) };
    };
    const lines = (loan: string) => standing(loan, inclusive).standings.map((item) => item.crossed);
    expect(lines('7000')).toEqual([true, true, false]);
    expect(lines('6999.999999999999999999')).toEqual([true, false, false]);
  });

  it('a line may ask a share of its requirement', () => {
    const half = (book: Rulebook): Rulebook => {
      return { ...book, lines: book.lines.map((item) => ({ ...item, factor: '0.5' })) };
    };
    const [, house] = standing('8500.01', half).standings;
    expect([
      house?.crossed,
      house && plain(house.requirement.value),
      house && plain(house.call.value),
    ]).toEqual([true, '1500', '0.01']);
  });

  it('nothing held and nothing owed is empty; a debt alone is not', () => {
    expect(finish({}).status).toBe('empty');
    expect(finish({ pools: [pool({ cash: '5' })] }).status).toBe('empty');
    expect(finish({ pools: [pool({ cash: '5', loan: '4' })] }).status).toBe('clear');
    expect(finish({ pools: [pool({ interest: '4' })] }).status).toBe('shortfall');
  });

  it('names what is missing and what is over', () => {
    const names = ['excess', 'call', 'regTExcess', 'regTCall', 'exchangeExcess', 'exchangeCall'];
    expect(read(finish(at('100', { loan: '7100' }, '100')), ...names)).toEqual({
      excess: '-100',
      call: '100',
      regTExcess: '-2100',
      regTCall: '2100',
      exchangeExcess: '400',
      exchangeCall: '0',
    });
  });
});

describe('rulebooks and pools', () => {
  it('one that is unknown is refused', () => {
    for (const id of ['us-broker', 'constructor', 'toString', ''])
      expect(refusal(() => rulebookOf(id, {}))).toMatchObject({
        code: 'rulebook.unknown',
        field: 'rulebook',
      });
    expect(refusal(() => rulebookOf('us-broker.2026-11', { callDays: 1.5 }))?.field).toBe(
      'settings.callDays',
    );
    expect(refusal(() => rulebookOf('us-broker.2026-11', { callDays: 31 }))?.code).toBe('settings.days');
    expect(refusal(() => rulebookOf('us-broker.2026-11', { callDays: -1 }))?.code).toBe('settings.days');
    expect(rulebookOf('us-broker.2026-11', { callDays: 0 }).remedy.days).toBe(0);
    expect(rulebookOf('us-broker.2026-11', {}).remedy).toMatchObject({ days: 2, sells: 'toCure' });
  });

  it('a requirement that is unknown is refused', () => {
    const book = rulebookOf('us-broker.2026-11', {});
    expect(refusal(() => ruleOf(book, 'intraday'))).toMatchObject({ code: 'rulebook.no-requirement' });
  });

  it('who shares: all pools as one, or each for itself', () => {
    const { account } = start({ pools: [pool({ cash: '1' }), { ...pool({ cash: '2' }), id: 'b' }] });
    const wallet: Account = { ...account, wallet: [{ asset: 'USD', kind: 'cash', amount: decimal(4) }] };
    const cash = (sharing: 'all' | 'each') =>
      partition(wallet, sharing).map((item) => [item.id, item.amounts.map(({ amount }) => plain(amount))]);
    expect(cash('all')).toEqual([['all', ['4', '1', '2']]]);
    expect(cash('each')).toEqual([
      ['main', ['1']],
      ['b', ['2']],
    ]);
  });

  it('a price must be there', () => {
    const state = start(at('10', {}, '1'));
    const blind = { ...viewOf(state), market: { ...state.market, quotes: {} } };
    expect(refusal(() => report(blind, rulebookIn(state)))).toMatchObject({
      code: 'market.no-price',
      field: 'XYZ',
    });
  });
});

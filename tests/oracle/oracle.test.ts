import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { account, holding } from './accounts.ts';
import { callPriceLower, callPriceUpper } from './call-price.ts';
import { buyBackCure, cashCure, saleCure, securitiesCure } from './cures.ts';
import { exact } from './fraction.ts';
import {
  equity,
  firstDeposit,
  isCalled,
  type OracleAccount,
  type Rule,
  read,
  requirement,
  shortfall,
} from './us-broker.ts';

/** Equity, requirement and call of an account, as texts. */
function look(given: Partial<OracleAccount>, rule: Rule = 'house') {
  const book = read(account(given));
  const [own, needed, call] = [equity(book), requirement(book, rule), shortfall(book, rule)].map(exact);
  return { equity: own, requirement: needed, call, called: isCalled(book, rule) };
}

/** Published case long-01: 200 shares at $50, half of it borrowed, 30 % maintenance, now at $35. */
const long01 = account({ loan: '5000', houseLong: '0.30', holdings: [holding('200', '35')] });

describe('independence', () => {
  it('imports nothing but its own files and the test runner', () => {
    const here = new URL('.', import.meta.url);
    const sources = readdirSync(here).filter((file) => file.endsWith('.ts'));
    const imports = sources.flatMap((file) => {
      const text = readFileSync(new URL(file, here), 'utf8');
      return [...text.matchAll(/(?:from|import|import\()\s*'([^']+)'/g)].map((match) => match[1] ?? '');
    });
    const allowed = (name: string) =>
      name === 'vitest' || name === 'node:fs' || /^\.\/[\w-]+\.ts$/.test(name);
    expect(imports.length).toBeGreaterThan(10);
    expect(imports.filter((name) => !allowed(name))).toEqual([]);
  });
});

describe('a long account, cases long-01, -10, -12, -20', () => {
  it('measures equity against the greater of FINRA and the house', () => {
    expect(look(long01)).toEqual({ equity: '2000', requirement: '2100', call: '100', called: true });
    expect(look(long01, 'finra')).toMatchObject({ requirement: '1750', call: '0', called: false });
    const long10 = { loan: '40000', houseLong: '0.35', holdings: [holding('1', '50000')] };
    expect(look(long10)).toMatchObject({ equity: '10000', requirement: '17500', call: '7500' });
    expect(look(long10, 'finra').call).toBe('2500');
  });

  it('never lets the house ask less than FINRA', () => {
    expect(look({ houseLong: '0.10', holdings: [holding('10', '100')] }).requirement).toBe('250');
    expect(look({ houseShort: '0.10', holdings: [holding('-10', '100')] }).requirement).toBe('300');
  });

  it('counts interest owed and cash', () => {
    const given = { cash: '12.34', interest: '0.56', loan: '100', holdings: [holding('3', '70.10')] };
    expect(look(given).equity).toBe('122.08');
  });

  it('calls below the requirement and not at it', () => {
    const at = { loan: '7500', holdings: [holding('100', '100')] };
    expect(look(at)).toMatchObject({ equity: '2500', requirement: '2500', called: false });
    expect(look({ ...at, interest: '0.000001' }).called).toBe(true);
  });
});

describe('a short account, FINRA 4210(c)(2) and (3), cases short-08, -15, -17, -20', () => {
  it.each([
    ['50', '15'],
    ['20', '6'],
    ['16', '5'],
    ['5', '5'],
    ['4.99', '4.99'],
    ['4.50', '4.5'],
    ['2.50', '2.5'],
    ['1.50', '2.5'],
    ['0', '2.5'],
  ])('at $%s a share asks $%s', (price, needed) => {
    expect(look({ holdings: [holding('-1', price)] }, 'finra').requirement).toBe(needed);
  });

  it('opens the floors to the house rate', () => {
    const floor = { houseShort: '0.40', holdings: [holding('-100', '12')] };
    expect(look(floor).requirement).toBe('500');
    expect(look({ ...floor, holdings: [holding('-100', '13')] }).requirement).toBe('520');
  });

  it('measures credit balance less market value', () => {
    const short08 = { shortProceeds: '2000', cash: '1000', holdings: [holding('-100', '28')] };
    expect(look(short08)).toMatchObject({ equity: '200', requirement: '840', call: '640' });
    const short15 = { shortProceeds: '10000', cash: '5000', holdings: [holding('-200', '60')] };
    expect(look(short15)).toMatchObject({ equity: '3000', requirement: '3600', call: '600' });
  });
});

describe('both sides, case mixed-01', () => {
  const holdings = [holding('650', '100', 'L'), holding('-200', '100', 'S')];
  const given = { loan: '40000', shortProceeds: '20000', cash: '15000', holdings };

  it('pools them, each with its own rate', () => {
    expect(look(given)).toEqual({ equity: '40000', requirement: '22250', call: '0', called: false });
    expect(look(given, 'regT').requirement).toBe('42500');
  });

  it('refuses a box, which has a rule of its own', () => {
    const box = account({ holdings: [holding('1', '10'), holding('-1', '10')] });
    expect(() => read(box)).toThrow('one holding a symbol');
  });
});

describe('call prices', () => {
  it('finds the long one, case long-01: 5000 / 0.7 / 200', () => {
    const book = read(long01);
    expect(callPriceLower(book, 'XYZ', 'house')).toEqual({ kind: 'already' });
    const from50 = callPriceLower(book, 'XYZ', 'house', { from: '50' });
    expect(from50).toEqual({ kind: 'at', lastSafe: '35.71428572', firstCalled: '35.71428571' });
    const coarse = callPriceLower(book, 'XYZ', 'house', { from: '50.005', decimals: 2 });
    expect(coarse).toEqual({ kind: 'at', lastSafe: '35.72', firstCalled: '35.71' });
    expect(callPriceUpper(book, 'XYZ', 'house', { from: '50' }).kind).toBe('never');
  });

  it('finds the short one, case short-05: 7500 / 1.3 / 200', () => {
    const book = read(account({ shortProceeds: '5000', cash: '2500', holdings: [holding('-200', '25')] }));
    const up = callPriceUpper(book, 'XYZ', 'finra');
    expect(up).toEqual({ kind: 'at', lastSafe: '28.84615384', firstCalled: '28.84615385' });
    expect(callPriceLower(book, 'XYZ', 'finra')).toEqual({ kind: 'never', searchedTo: '0' });
  });

  it('finds it on each floor, and leaves equality safe', () => {
    const short = (credit: string) => read(account({ cash: credit, holdings: [holding('-100', '1')] }));
    const first = (credit: string) => callPriceUpper(short(credit), 'XYZ', 'finra', { decimals: 4 });
    expect(first('400')).toEqual({ kind: 'at', lastSafe: '1.5', firstCalled: '1.5001' });
    expect(first('900')).toEqual({ kind: 'at', lastSafe: '4.5', firstCalled: '4.5001' });
    expect(first('1500')).toEqual({ kind: 'at', lastSafe: '10', firstCalled: '10.0001' });
    expect(first('2600')).toEqual({ kind: 'at', lastSafe: '20', firstCalled: '20.0001' });
    expect(first('349.99')).toEqual({ kind: 'already' });
  });

  it('says never for a holding that is owned outright', () => {
    const book = read(account({ holdings: [holding('10', '3')] }));
    expect(callPriceLower(book, 'XYZ', 'house')).toEqual({ kind: 'never', searchedTo: '0' });
  });
});

describe('cures', () => {
  it('finds all of case long-01', () => {
    const book = read(long01);
    expect(cashCure(book, 'house')).toEqual({ kind: 'at', least: '100', tooLittle: '99.999999' });
    expect(securitiesCure(book, 'house')).toMatchObject({ least: '142.857143', tooLittle: '142.857142' });
    expect(saleCure(book, 'XYZ', 'house')).toMatchObject({ least: '333.333334', tooLittle: '333.333333' });
    expect(saleCure(book, 'XYZ', 'house', 'shares')).toMatchObject({ least: '10', tooLittle: '9' });
    expect(cashCure(book, 'finra')).toEqual({ kind: 'unneeded' });
  });

  it('covers a short, case short-04', () => {
    const book = read(account({ cash: '14000', holdings: [holding('-100', '115')] }));
    expect(cashCure(book, 'finra')).toMatchObject({ least: '950' });
    expect(buyBackCure(book, 'XYZ', 'finra')).toMatchObject({ least: '3166.666667' });
    expect(buyBackCure(book, 'XYZ', 'finra', 'shares')).toMatchObject({ least: '28' });
  });

  it('covers a cheap short by shares: each frees $2.50, whatever it costs', () => {
    const book = read(account({ cash: '340', holdings: [holding('-100', '1')] }));
    expect(buyBackCure(book, 'XYZ', 'finra')).toMatchObject({ least: '4' });
  });

  it('needs twice the call for Reg T, in securities and in sales', () => {
    const book = read(account({ loan: '6000', holdings: [holding('100', '100')] }));
    expect(cashCure(book, 'regT')).toMatchObject({ least: '1000' });
    expect(securitiesCure(book, 'regT')).toMatchObject({ least: '2000' });
    expect(saleCure(book, 'XYZ', 'regT')).toMatchObject({ least: '2000' });
  });

  it('cannot sell its way out of negative equity, and just can out of none', () => {
    const none = account({ loan: '1000.5', holdings: [holding('3', '333.5')] });
    expect(saleCure(read(none), 'XYZ', 'finra')).toMatchObject({ least: '1000.5' });
    const below = { ...none, interest: '0.000001' };
    expect(saleCure(read(below), 'XYZ', 'finra')).toEqual({ kind: 'impossible' });
    expect(cashCure(read(below), 'finra')).toMatchObject({ least: '250.125001' });
  });

  it('takes no securities that need all of their own value', () => {
    const book = read(account({ loan: '1', houseLong: '1', holdings: [holding('1', '100')] }));
    expect(securitiesCure(book, 'house')).toEqual({ kind: 'impossible' });
    expect(securitiesCure(book, 'finra')).toEqual({ kind: 'unneeded' });
  });
});

describe('the first deposit, FINRA 4210(b)(4), cases min-01 to -03', () => {
  const house = { houseLong: '0.30', houseShort: '0.30' };
  it.each([
    ['long', '100', '15', '1500'],
    ['long', '100', '18', '1800'],
    ['long', '1000', '3.20', '2000'],
    ['long', '100', '50', '2500'],
    ['short', '100', '15', '2000'],
    ['short', '500', '40', '10000'],
    ['short', '1000', '1.50', '2500'],
    ['short', '1000', '4.50', '4500'],
  ] as const)('%s %s shares at $%s needs $%s', (side, quantity, price, deposit) => {
    expect(exact(firstDeposit({ side, quantity, price, ...house }))).toBe(deposit);
  });

  it('takes the house rate where it is the greatest', () => {
    const trade = { side: 'long', quantity: '100', price: '80', ...house, houseLong: '0.75' } as const;
    expect(exact(firstDeposit(trade))).toBe('6000');
    expect(exact(firstDeposit({ ...trade, houseInitial: '0.8' }))).toBe('6400');
  });
});

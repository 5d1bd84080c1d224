import { describe, expect, it } from 'vitest';
import { decimal, plain, rulesOf } from '../../engine/index.ts';
import {
  type CapitalYear,
  capitalYear,
  investmentInterest,
  taxBill,
  type YearInput,
} from '../../engine/tax/index.ts';
import { refusal } from '../lib/engine.ts';
import { bookOf, deal } from '../lib/tax.ts';

type Figures = Readonly<Record<string, { readonly value: ReturnType<typeof decimal> }>>;

function read(figures: object): Record<string, string> {
  return Object.fromEntries(
    Object.entries(figures as Figures).map(([name, { value }]) => [name, plain(value)]),
  );
}

/** A year with these totals: gains or losses held short and long. */
function year(short: string, long: string, more: Partial<YearInput> = {}): CapitalYear {
  const price = (gain: string) => plain(decimal(gain).plus(100_000));
  const deals = [
    deal('2024-01-08', '1', '100000', { instrument: 'OLD' }),
    deal('2026-01-05', '1', '100000', { instrument: 'NEW' }),
    deal('2026-06-01', '-1', price(long), { instrument: 'OLD' }),
    deal('2026-06-01', '-1', price(short), { instrument: 'NEW' }),
  ];
  return capitalYear({ year: 2026, sales: bookOf(deals).sales, ...more });
}

function why(work: () => unknown): string[] | null {
  const found = refusal(work);
  return found && [found.code, found.field];
}

describe('a year of gains and losses', () => {
  it.each([
    // short, long: net, ordinary, lower rate, deducted, carried short, carried long
    ['1000', '2000', ['3000', '1000', '2000', '0', '0', '0']],
    ['-1000', '5000', ['4000', '0', '4000', '0', '0', '0']],
    ['5000', '-1000', ['4000', '4000', '0', '0', '0', '0']],
    ['-5000', '5000', ['0', '0', '0', '0', '0', '0']],
    ['-2000', '0', ['-2000', '0', '0', '2000', '0', '0']],
    ['-3000', '0', ['-3000', '0', '0', '3000', '0', '0']],
    ['-7000', '0', ['-7000', '0', '0', '3000', '4000', '0']],
    ['0', '-7000', ['-7000', '0', '0', '3000', '0', '4000']],
    ['-2000', '-4000', ['-6000', '0', '0', '3000', '0', '3000']],
    ['-4000', '-2000', ['-6000', '0', '0', '3000', '1000', '2000']],
    ['-10000', '4000', ['-6000', '0', '0', '3000', '3000', '0']],
    ['4000', '-10000', ['-6000', '0', '0', '3000', '0', '3000']],
    ['-4000', '3000', ['-1000', '0', '0', '1000', '0', '0']],
    ['0', '0', ['0', '0', '0', '0', '0', '0']],
    ['-3000.01', '0', ['-3000.01', '0', '0', '3000', '0.01', '0']],
  ])('%s short and %s long', (short, long, expected) => {
    const { net, ordinaryGain, netCapitalGain, deductibleLoss, shortAfter, longAfter } = year(short, long);
    const found = [net, ordinaryGain, netCapitalGain, deductibleLoss, shortAfter, longAfter];
    expect(found.map((figure) => plain(figure.value))).toEqual(expected);
  });

  it('begins with what was carried from before, each of its kind', () => {
    const carried = year('1000', '500', { shortBefore: '4000', longBefore: '2500' });
    expect(read(carried)).toMatchObject({
      shortTerm: '1000',
      longTerm: '500',
      netShort: '-3000',
      netLong: '-2000',
      deductibleLoss: '3000',
      shortAfter: '0',
      longAfter: '2000',
    });
  });

  it('carries on from year to year until nothing is left', () => {
    let { shortAfter, longAfter } = year('-5000', '-5000');
    const left: string[] = [];
    for (let next = 2027; next < 2031; next++) {
      const after = capitalYear({ year: next, sales: [], shortBefore: shortAfter, longBefore: longAfter });
      left.push(
        `${plain(after.deductibleLoss.value)}: ${plain(after.shortAfter.value)} ${plain(after.longAfter.value)}`,
      );
      ({ shortAfter, longAfter } = after);
    }
    expect(left).toEqual(['3000: 0 4000', '3000: 0 1000', '1000: 0 0', '0: 0 0']);
  });

  it('has half the limit when married and filing separately', () => {
    expect(read(year('-5000', '0', { filing: 'marriedSeparate' }))).toMatchObject({
      deductibleLoss: '1500',
      shortAfter: '3500',
    });
  });

  it('counts only what was sold in it, and of that only what counts', () => {
    const { sales } = bookOf([
      deal('2025-12-01', '100', '10'),
      deal('2025-12-30', '-50', '8'),
      deal('2026-01-02', '-50', '7'),
      deal('2026-01-20', '80', '7'),
    ]);
    // The 80 shares of January replace the 50 of December and 30 of those of January.
    expect(plain(capitalYear({ year: 2025, sales }).net.value)).toBe('0');
    expect(plain(capitalYear({ year: 2026, sales }).net.value)).toBe('-60');
    expect(plain(capitalYear({ year: 2024, sales }).net.value)).toBe('0');
  });

  it('names the rules', () => {
    const { deductibleLoss, shortAfter, shortTerm } = year('-5000', '0');
    expect(rulesOf(deductibleLoss).map((rule) => rule.source)).toEqual(['irc-1211']);
    expect(shortAfter.rule?.source).toBe('irc-1212');
    expect(shortTerm.rule?.section).toBe('ch. 4, Total net gain or loss');
  });

  it('refuses what is no year and no loss', () => {
    for (const wrong of [1899, 2200, 2026.5, Number.NaN])
      expect(why(() => capitalYear({ year: wrong, sales: [] }))).toEqual(['tax.year', 'year']);
    expect([1900, 2199].map((fine) => plain(capitalYear({ year: fine, sales: [] }).net.value))).toEqual([
      '0',
      '0',
    ]);
    const given = (more: Partial<YearInput>) => () => capitalYear({ year: 2026, sales: [], ...more });
    expect(why(given({ shortBefore: '-1' }))).toEqual(['tax.negative', 'shortBefore']);
    expect(why(given({ longBefore: '-0.01' }))).toEqual(['tax.negative', 'longBefore']);
    expect(why(given({ longBefore: '1_000' }))).toEqual(['decimal.syntax', 'longBefore']);
  });
});

describe('investment interest', () => {
  it('is deducted up to net investment income, and the rest is carried on', () => {
    const found = investmentInterest({
      interest: '1000',
      interestBefore: '500',
      ordinaryIncome: '1200',
      expenses: '100',
      netCapitalGain: '300',
      qualifiedDividends: '50',
    });
    expect(read(found)).toEqual({
      netInvestmentIncome: '1100',
      deductible: '1100',
      carryforward: '400',
      electedGain: '0',
      gainLeft: '300',
      dividendsLeft: '50',
      usefulElection: '350',
    });
  });

  it('reaches further by an election, at the price of the lower rate', () => {
    const found = investmentInterest({
      interest: '1000',
      ordinaryIncome: '200',
      netCapitalGain: '900',
      electedGain: '600',
      qualifiedDividends: '400',
      electedDividends: '150',
    });
    expect(read(found)).toEqual({
      netInvestmentIncome: '950',
      deductible: '950',
      carryforward: '50',
      electedGain: '600',
      gainLeft: '300',
      dividendsLeft: '250',
      usefulElection: '800',
    });
  });

  it.each([
    // interest, ordinary, expenses, gain: useful
    ['1000', '0', '0', '5000', '1000'],
    ['1000', '400', '0', '5000', '600'],
    ['1000', '400', '100', '5000', '700'],
    ['1000', '2000', '100', '5000', '0'],
    ['1000', '400', '0', '500', '500'],
    // Nothing to deduct, or expenses above all there is: an election would be wasted.
    ['0', '0', '1000', '5000', '0'],
    ['1000', '0', '600', '500', '0'],
    ['1000', '0', '600', '600', '0'],
    ['1000', '0', '600', '601', '601'],
  ])(
    'interest %s, ordinary %s, expenses %s, gain %s: of use to elect is %s',
    (interest, ordinaryIncome, expenses, netCapitalGain, useful) => {
      const input = { interest, ordinaryIncome, expenses, netCapitalGain };
      expect(plain(investmentInterest(input).usefulElection.value)).toBe(useful);
    },
  );

  it('has no net income below zero', () => {
    expect(read(investmentInterest({ interest: '10', ordinaryIncome: '5', expenses: '7' }))).toMatchObject({
      netInvestmentIncome: '0',
      deductible: '0',
      carryforward: '10',
    });
  });

  it('takes figures, which keep where they come from', () => {
    const { ordinaryGain, netCapitalGain } = year('700', '2000');
    const given = { interest: decimal(1000), ordinaryIncome: '50', ordinaryGain, netCapitalGain };
    const { deductible, usefulElection } = investmentInterest(given);
    expect([deductible, usefulElection].map((figure) => plain(figure.value))).toEqual(['750', '250']);
    const [, income] = deductible.parts;
    expect(income?.parts[0]?.parts[0]?.parts.map((part) => [part.label, part.formula.op])).toEqual([
      ['Ordinary investment income', 'given'],
      ['Gain taxed at ordinary rates', 'sum'],
      ['Net capital gain elected', 'given'],
      ['Qualified dividends elected', 'given'],
    ]);
  });

  it.each([
    ['tax.election', 'electedGain', { netCapitalGain: '5', electedGain: '5.01' }],
    ['tax.election', 'electedDividends', { qualifiedDividends: '5', electedDividends: '6' }],
    ['tax.negative', 'interest', { interest: '-1' }],
    ['tax.negative', 'interestBefore', { interestBefore: '-1' }],
    ['tax.negative', 'expenses', { expenses: '-1' }],
    ['tax.negative', 'ordinaryGain', { ordinaryGain: '-1' }],
    ['tax.negative', 'qualifiedDividends', { qualifiedDividends: '-1' }],
    ['tax.negative', 'netCapitalGain', { netCapitalGain: '-1' }],
    ['tax.negative', 'electedGain', { netCapitalGain: '5', electedGain: '-1' }],
    ['decimal.syntax', 'ordinaryIncome', { ordinaryIncome: '1e3' }],
  ])('refuses: %s at %s', (code, field, more) => {
    expect(why(() => investmentInterest({ interest: '10', ordinaryIncome: '5', ...more }))).toEqual([
      code,
      field,
    ]);
  });
});

describe('what is left after tax', () => {
  const RATES = { ordinaryRate: '0.32', gainRate: '0.15' };

  it('takes each gain at its rate', () => {
    const bill = taxBill({ capital: year('1000', '2000'), ...RATES });
    expect(read(bill)).toEqual({ ordinaryTax: '320', gainTax: '300', saved: '0', tax: '620' });
  });

  it('saves on other income what a loss may lower it by', () => {
    const bill = taxBill({ capital: year('-7000', '0'), ...RATES });
    expect(read(bill)).toEqual({ ordinaryTax: '0', gainTax: '0', saved: '960', tax: '-960' });
  });

  it('deducts interest, and taxes what was elected for it as ordinary income', () => {
    const capital = year('500', '2000');
    const interest = investmentInterest({
      interest: '1500',
      ordinaryIncome: '0',
      ordinaryGain: capital.ordinaryGain,
      netCapitalGain: capital.netCapitalGain,
      electedGain: '1000',
    });
    const bill = taxBill({ capital, interest, ...RATES });
    // 500 + 1,000 at 32 %, 1,000 at 15 %, and 1,500 of interest saves 32 %.
    expect(read(bill)).toEqual({ ordinaryTax: '480', gainTax: '150', saved: '480', tax: '150' });
  });

  it('refuses rates that are none, and an election of more than there is', () => {
    const capital = year('500', '2000');
    expect(why(() => taxBill({ capital, ordinaryRate: '32', gainRate: '0.15' }))).toEqual([
      'tax.rate',
      'ordinaryRate',
    ]);
    expect(why(() => taxBill({ capital, ordinaryRate: '0.32', gainRate: '-0.1' }))).toEqual([
      'tax.rate',
      'gainRate',
    ]);
    const elected = (electedGain: string) => () => {
      const gains = { netCapitalGain: '9000', electedGain };
      const interest = investmentInterest({ interest: '9000', ordinaryIncome: '0', ...gains });
      return taxBill({ capital, interest, ...RATES });
    };
    expect(why(elected('2000.01'))).toEqual(['tax.election', 'electedGain']);
    expect(why(elected('2000'))).toBeNull();
  });
});

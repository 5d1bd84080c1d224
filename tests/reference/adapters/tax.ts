/** Sales, lots and years of the published tax cases. Trades are played as scenarios, and read off their journal. */
import { lastOf, parseScenario, simulate } from '../../../engine/index.ts';
import {
  capitalYear,
  investmentInterest,
  realisedGains,
  type Sale,
  substitutePayment,
  TAX_ASSETS,
  type TaxBook,
  termOf,
} from '../../../engine/tax/index.ts';
import type { Answer } from '../../lib/expected.ts';

/** The inputs of a case, as its kind has them. */
interface Fields {
  readonly [name: string]: string | readonly string[] | readonly Fields[];
}

type Answers = Readonly<Record<string, Answer>>;
type Adapter = (fields: Fields) => Answers;

const YEAR = 2026;

function rows(fields: Fields, name: string): readonly Fields[] {
  const found = fields[name] ?? [];
  if (typeof found === 'string') throw new Error(`${name} is no list`);
  return found.map((item) => {
    if (typeof item === 'string') throw new Error(`${name} is a list of texts`);
    return item;
  });
}

function texts(fields: Fields, name: string): readonly string[] {
  return [fields[name] ?? []].flat().map(String);
}

function text(fields: Fields, name: string): string {
  const [found] = texts(fields, name);
  if (found === undefined) throw new Error(`there is no input ${name}`);
  return found;
}

function at<T>(list: readonly T[], index: number): T {
  const found = list[index];
  if (found === undefined) throw new Error(`there is no item ${index}`);
  return found;
}

function named<T>(list: readonly T[], name: string, answer: (item: T) => Answer): Answers {
  const names = ['1', '2', '3', '4'];
  return Object.fromEntries(list.map((item, i) => [`${name}${names[i]}`, answer(item)]));
}

function traded(on: string, instrument: string, quantity: string, price: string): object[] {
  return [
    { on, do: 'price', instrument, price },
    { on, do: 'trade', instrument, quantity },
  ];
}

/** Plays events in an account with more than enough cash, so that nothing is ever lent. */
function bookOf(
  start: string,
  opening: readonly object[],
  events: readonly object[],
  first: readonly string[],
): TaxBook {
  const stocks = ['XYZ', 'OLD', 'NEW'];
  const amounts = [{ asset: 'USD', kind: 'cash', amount: '99000000' }];
  const scenario = parseScenario({
    format: 'margin-lab.scenario',
    version: 1,
    rulebook: 'us-broker.2026-11',
    instruments: stocks.map((id) => ({ id, quote: 'USD', price: '1' })),
    start,
    pools: [{ id: 'main', amounts, positions: opening }],
    events,
  });
  const frames = simulate(scenario);
  const [lot, quantity] = first;
  return realisedGains({
    journal: frames.flatMap((frame) => frame.entries),
    instruments: lastOf(frames).market.instruments,
    assets: Object.fromEntries(stocks.map((id) => [id, TAX_ASSETS.stock])),
    opening: at(frames, 0).state.account.pools,
    identified: lot && quantity ? [{ instrument: 'XYZ', sale: 1, lots: [{ lot, quantity }] }] : [],
  });
}

/** The trades of a case, all of one stock. `identified` is the lot that the first sale takes, and how much of it. */
function played(fields: Fields): TaxBook {
  const deals = rows(fields, 'deals');
  const opening = rows(fields, 'opening').map((lot) => ({ instrument: 'XYZ', ...lot }));
  const events = deals.flatMap((deal) =>
    traded(text(deal, 'on'), 'XYZ', text(deal, 'quantity'), text(deal, 'price')),
  );
  return bookOf(text(at(deals, 0), 'on'), opening, events, texts(fields, 'identified'));
}

/** One year in which a share held long and one held short are sold. */
function yearOf(fields: Fields): ReturnType<typeof capitalYear> {
  const cost = text(fields, 'cost');
  const [day, sold] = [`${YEAR}-01-05`, `${YEAR}-06-01`];
  const held = (instrument: string, opened: string) => ({ instrument, quantity: '1', entry: cost, opened });
  const { sales } = bookOf(
    day,
    [held('OLD', '2024-01-08'), held('NEW', '2025-12-01')],
    [
      ...traded(sold, 'OLD', '-1', text(fields, 'longSold')),
      ...traded(sold, 'NEW', '-1', text(fields, 'shortSold')),
    ],
    [],
  );
  const [longBefore = '0'] = texts(fields, 'longBefore');
  return capitalYear({ year: YEAR, sales, longBefore });
}

const isLong = (sale: Sale): boolean => sale.term === 'long';

/** By kind. A case takes of the answers those that it expects. */
export const taxAdapters: Readonly<Record<string, Adapter>> = {
  'tax.investmentInterest': (fields) => {
    const year = investmentInterest({
      interest: text(fields, 'interest'),
      ordinaryIncome: texts(fields, 'ordinaryIncome')[0] ?? text(fields, 'ordinaryInvestmentIncome'),
      expenses: texts(fields, 'expenses')[0] ?? '0',
      netCapitalGain: texts(fields, 'netLongTermGain')[0] ?? '0',
      electedGain: texts(fields, 'electedGain')[0] ?? '0',
    });
    return { ...year, gainLeftAtPreferentialRate: year.gainLeft };
  },
  'tax.investmentInterestYears': (fields) => {
    const incomes = texts(fields, 'ordinaryIncome');
    const years: ReturnType<typeof investmentInterest>[] = [];
    for (const [i, interest] of texts(fields, 'interest').entries()) {
      const interestBefore = years.at(-1)?.carryforward ?? '0';
      years.push(investmentInterest({ interest, interestBefore, ordinaryIncome: at(incomes, i) }));
    }
    return {
      ...named(years, 'deductible', (year) => year.deductible),
      ...named(years, 'carryforward', (year) => year.carryforward),
    };
  },
  'tax.investmentInterestAndGains': (fields) => {
    const { ordinaryGain, netCapitalGain } = yearOf(fields);
    const year = investmentInterest({
      interest: text(fields, 'interest'),
      interestBefore: text(fields, 'interestBefore'),
      ordinaryIncome: text(fields, 'ordinaryIncome'),
      ordinaryGain,
      netCapitalGain,
    });
    return { ...year, ordinaryGain, netCapitalGain };
  },
  'tax.substitutePayment': (fields) => {
    const { creditRate } = substitutePayment({
      payment: text(fields, 'substitutePayment'),
      ordinaryRate: text(fields, 'ordinaryRate'),
      qualifiedRate: text(fields, 'qualifiedRate'),
    });
    return { creditPct: creditRate };
  },
  'tax.lots': (fields) => {
    const { sales } = played(fields);
    return {
      ...named(sales, 'basis', (sale) => sale.basis),
      ...named(sales, 'gain', (sale) => sale.gain),
    };
  },
  'tax.washSale': (fields) => {
    const { sales, lots } = played(fields);
    return {
      ...named(sales, 'loss', (sale) => sale.gain),
      ...named(sales, 'disallowed', (sale) => sale.disallowed),
      ...named(sales, 'recognised', (sale) => sale.recognised),
      ...named(lots, 'lot', (lot) => lot.amount),
    };
  },
  'tax.shortSale': (fields) => {
    const { sales } = played(fields);
    return { ...named(sales, 'long', isLong), ...named(sales, 'recognised', (sale) => sale.recognised) };
  },
  'tax.holding': (fields) => {
    const bought = text(fields, 'bought');
    return named(texts(fields, 'sold'), 'long', (sold) => termOf(bought, sold) === 'long');
  },
  'tax.holdingTacked': (fields) => {
    const { heldFrom } = at(played(fields).lots, 0);
    return named(texts(fields, 'sold'), 'long', (sold) => termOf(heldFrom, sold) === 'long');
  },
  'tax.capitalLoss': (fields) => {
    const { deductibleLoss, shortAfter, longAfter } = yearOf(fields);
    return { deductible: deductibleLoss, carriedShort: shortAfter, carriedLong: longAfter };
  },
};

import { describe, expect, it } from 'vitest';
import {
  journalOf,
  lastOf,
  type Posting,
  parseScenario,
  plain,
  rulesOf,
  simulate,
} from '../../engine/index.ts';
import { realisedGains, TAX_ASSETS, TAX_SOURCES } from '../../engine/tax/index.ts';
import { on, raw } from '../lib/engine.ts';
import { bookOf, deal, held, inputFor, instrument, named, row } from '../lib/tax.ts';

/** 100 at $50 in January 2025, 100 at $60 in June. */
const TWO = [deal('2025-01-06', '100', '50'), deal('2025-06-02', '100', '60')];

describe('lots', () => {
  it('are sold first in, first out, each with its own clock', () => {
    const book = bookOf([...TWO, deal('2026-03-02', '-150', '70')]);
    expect(book.sales.map(row)).toEqual([
      'XYZ#1 100 long: 7000 - 5000 = 2000',
      'XYZ#2 50 short: 3500 - 3000 = 500',
    ]);
    expect(held(book)).toEqual(['XYZ#2 50 3000 from 2025-06-02']);
    expect(book.sales.map((sale) => [sale.number, sale.acquired, sale.heldFrom, sale.sold])).toEqual([
      [1, '2025-01-06', '2025-01-06', '2026-03-02'],
      [1, '2025-06-02', '2025-06-02', '2026-03-02'],
    ]);
    expect(book.assumed).toEqual([]);
  });

  it('are sold as they are named, and the rest first in, first out', () => {
    const deals = [...TWO, deal('2025-07-01', '100', '65'), deal('2026-03-02', '-150', '70')];
    const book = bookOf(deals, { identified: [named(1, ['XYZ#3', '30'], ['XYZ#2', '20'])] });
    expect(book.sales.map(row)).toEqual([
      'XYZ#3 30 short: 2100 - 1950 = 150',
      'XYZ#2 20 short: 1400 - 1200 = 200',
      'XYZ#1 100 long: 7000 - 5000 = 2000',
    ]);
    expect(held(book)).toEqual(['XYZ#2 80 4800 from 2025-06-02', 'XYZ#3 70 4550 from 2025-07-01']);
    const { identified, firstIn } = TAX_SOURCES;
    expect(book.sales.map((sale) => sale.lotRule)).toEqual([identified, identified, firstIn]);
  });

  it('are named for one sale and not for another', () => {
    const deals = [...TWO, deal('2026-03-02', '-10', '70'), deal('2026-03-03', '-10', '70')];
    const book = bookOf(deals, { identified: [named(2, ['XYZ#2', '10'])] });
    expect(book.sales.map((sale) => [sale.number, sale.lot])).toEqual([
      [1, 'XYZ#1'],
      [2, 'XYZ#2'],
    ]);
  });

  it('begin with what was held before the journal, the oldest first', () => {
    const lot = (opened: string, entry: string, quantity = '10') => ({
      quantity: instrument('X', { lot: entry }).multiplier.times(quantity),
      entry: instrument('X').multiplier.times(entry),
      opened,
    });
    const position = (id: string, lots: ReturnType<typeof lot>[]) => ({
      id,
      instrument: id,
      quantity: instrument('X').multiplier.times(20),
      lots,
    });
    const opening = [
      {
        id: 'main',
        amounts: [],
        positions: [
          position('XYZ', [lot('2025-03-03', '7'), lot('2024-01-02', '5')]),
          // Neither in dollars nor traded: nothing to say of it.
          position('SAP', [lot('2025-03-03', '7')]),
        ],
      },
    ];
    const input = inputFor([deal('2026-03-02', '-15', '10')], { opening });
    const instruments = { ...input.instruments, SAP: instrument('SAP', { quote: 'EUR' }) };
    const book = realisedGains({ ...input, instruments });
    expect(book.sales.map(row)).toEqual(['XYZ#1 10 long: 100 - 50 = 50', 'XYZ#2 5 short: 50 - 35 = 15']);
    expect(held(book)).toEqual(['XYZ#2 5 35 from 2025-03-03']);
  });

  it('of one pool are not sold from another', () => {
    const deals = [
      deal('2025-01-06', '10', '50', { pool: 'a' }),
      deal('2025-01-07', '10', '60', { pool: 'b' }),
      deal('2025-02-03', '-4', '70', { pool: 'b' }),
    ];
    expect(bookOf(deals).sales.map((sale) => sale.lot)).toEqual(['XYZ#2']);
  });

  it('of one instrument are not sold for another', () => {
    const deals = [
      deal('2025-01-06', '10', '50', { instrument: 'ABC' }),
      deal('2025-01-07', '10', '60'),
      deal('2025-02-03', '-4', '70'),
    ];
    const book = bookOf(deals);
    expect(book.sales.map((sale) => [sale.instrument, sale.lot, sale.number])).toEqual([['XYZ', 'XYZ#1', 1]]);
    expect(book.lots.map((lot) => lot.id)).toEqual(['ABC#1', 'XYZ#1']);
  });

  it('count contracts by their multiplier', () => {
    const input = inputFor([deal('2025-01-06', '2', '50'), deal('2025-02-03', '-2', '60')]);
    const journal = input.journal.map((entry) => ({
      ...(entry as Posting),
      legs: (entry as Posting).legs.map((leg) =>
        leg.kind === 'position' ? leg : { ...leg, amount: leg.amount.times(10) },
      ),
    }));
    const instruments = { XYZ: instrument('XYZ', { multiplier: instrument('X').multiplier.times(10) }) };
    const book = realisedGains({ ...input, journal, instruments });
    expect(book.sales.map(row)).toEqual(['XYZ#1 2 short: 1200 - 1000 = 200']);
  });
});

describe('costs', () => {
  it('of buying add to the basis, of selling come off the proceeds, in parts', () => {
    const book = bookOf([
      deal('2025-01-06', '100', '50', { costs: '10' }),
      deal('2025-02-03', '100', '50', { costs: '20' }),
      deal('2025-03-03', '-150', '60', { costs: '30' }),
    ]);
    expect(book.sales.map(row)).toEqual([
      'XYZ#1 100 short: 5980 - 5010 = 970',
      'XYZ#2 50 short: 2990 - 2510 = 480',
    ]);
    expect(held(book)).toEqual(['XYZ#2 50 2510 from 2025-02-03']);
  });

  it('that do not come out even leave their remainder with the last part', () => {
    const book = bookOf([
      deal('2025-01-06', '1', '1'),
      deal('2025-01-06', '1', '1'),
      deal('2025-01-06', '1', '1'),
      deal('2025-03-03', '-3', '2', { costs: '1' }),
    ]);
    const proceeds = book.sales.map((sale) => sale.proceeds.value);
    expect(proceeds.map(plain)).toEqual([
      `1.${'6'.repeat(39)}7`,
      `1.${'6'.repeat(39)}7`,
      `1.${'6'.repeat(39)}6`,
    ]);
    expect(plain(proceeds.reduce((sum, value) => sum.plus(value)))).toBe('5');
  });

  it('are shown in the derivation', () => {
    const [sale] = bookOf([
      deal('2025-01-06', '100', '50', { costs: '10' }),
      deal('2025-03-03', '-100', '60', { costs: '30' }),
    ]).sales;
    expect(sale?.basis.parts.map((part) => part.label)).toEqual(['Price paid', 'Costs of buying']);
    expect(sale?.proceeds.parts.map((part) => part.label)).toEqual(['Price received', 'Costs of selling']);
    expect(sale && rulesOf(sale.gain).map((rule) => rule.source)).toEqual(['irs-pub-550', 'irs-pub-550']);
  });
});

describe('a short', () => {
  it('counts when it is closed, and is short-term however long it was open', () => {
    const book = bookOf([deal('2024-01-08', '-100', '50'), deal('2026-03-02', '60', '40')]);
    expect(book.sales.map(row)).toEqual(['XYZ#1 60 short: 3000 - 2400 = 600']);
    expect(book.sales.map((sale) => [sale.side, sale.sold])).toEqual([['short', '2026-03-02']]);
    expect(held(book)).toEqual(['XYZ#1 40 short 2000 from 2024-01-08']);
  });

  it('bears costs on both sides', () => {
    const book = bookOf([
      deal('2026-01-05', '-100', '50', { costs: '10' }),
      deal('2026-03-02', '50', '40', { costs: '4' }),
    ]);
    expect(book.sales.map(row)).toEqual(['XYZ#1 50 short: 2495 - 2004 = 491']);
    expect(held(book)).toEqual(['XYZ#1 50 short 2495 from 2026-01-05']);
  });

  it('may come of a sale of more than is held, and a purchase of more than is owed opens a long', () => {
    const book = bookOf([
      deal('2026-01-05', '10', '50'),
      deal('2026-02-02', '-30', '60', { costs: '3' }),
      deal('2026-03-02', '50', '40', { costs: '5' }),
    ]);
    expect(book.sales.map(row)).toEqual([
      'XYZ#1 10 short: 599 - 500 = 99',
      'XYZ#2 20 short: 1198 - 802 = 396',
    ]);
    expect(held(book)).toEqual(['XYZ#3 30 1203 from 2026-03-02']);
  });

  it('names its rule', () => {
    const [sale] = bookOf([deal('2026-01-05', '-10', '50'), deal('2026-03-02', '10', '40')]).sales;
    expect(sale?.gain.rule?.source).toBe('reg-1-1233-1');
  });
});

describe('a forced sale', () => {
  const forced = { forced: true };

  it('is a sale like any other, and says so', () => {
    const free = bookOf([...TWO, deal('2026-03-02', '-150', '40')]);
    const compelled = bookOf([...TWO, deal('2026-03-02', '-150', '40', forced)]);
    expect(compelled.sales.map(row)).toEqual(free.sales.map(row));
    expect(free.sales.map((sale) => sale.forced)).toEqual([false, false]);
    expect(compelled.sales.map((sale) => sale.forced)).toEqual([true, true]);
    expect(compelled.sales[0]?.proceeds.rule).toBe(TAX_SOURCES.forcedSale);
    expect(compelled.sales[0]?.basis.rule).not.toBe(TAX_SOURCES.forcedSale);
    expect(free.sales[0]?.proceeds.rule).toBeUndefined();
  });

  it('of a short is a purchase', () => {
    const [sale] = bookOf([deal('2026-01-05', '-10', '50'), deal('2026-03-02', '10', '80', forced)]).sales;
    expect(sale && row(sale)).toBe('XYZ#1 10 short: 500 - 800 = -300');
    expect(sale?.basis.rule).toBe(TAX_SOURCES.forcedSale);
    expect(sale?.proceeds.rule).toBeUndefined();
  });

  it('is read off the journal of a real account', () => {
    const events = [
      ...on('2026-11-02', { do: 'deposit', amount: '5000' }),
      ...on('2026-11-02', { do: 'trade', instrument: 'XYZ', quantity: '200' }),
      ...on('2026-11-03', { do: 'price', instrument: 'XYZ', price: '35' }, { do: 'brokerSells' }),
      ...on('2026-11-10', { do: 'price', instrument: 'XYZ', price: '30' }),
      ...on('2026-11-10', { do: 'trade', instrument: 'XYZ', quantity: '4' }),
    ];
    const frames = simulate(parseScenario(raw({ events })));
    const book = realisedGains({
      journal: journalOf(frames),
      instruments: lastOf(frames).market.instruments,
      assets: { XYZ: TAX_ASSETS.stock },
    });
    // Equity 2,000 of 2,100 required: 100 ÷ 0.30 of market value is 10 shares. Four were bought back within a week.
    expect(book.sales.map(row)).toEqual(['XYZ#1 10 short: 350 - 500 = -150, 60 put off XYZ#2:4+60']);
    expect(book.sales.map((sale) => sale.forced)).toEqual([true]);
    expect(held(book)).toEqual(['XYZ#1 190 9500 from 2026-11-02', 'XYZ#2 4 180 from 2026-11-09']);
  });
});

describe('what was brought in from elsewhere', () => {
  it('stands at the price of that day, and is marked', () => {
    const book = bookOf([deal('2026-01-05', '10', '50', { brought: true }), deal('2026-02-02', '-4', '60')]);
    expect(book.sales.map(row)).toEqual(['XYZ#1 4 short: 240 - 200 = 40']);
    expect(book.assumed).toEqual(['XYZ#1']);
  });

  it('may close a short', () => {
    const book = bookOf([deal('2026-01-05', '-10', '50'), deal('2026-02-02', '4', '60', { brought: true })]);
    expect(book.sales.map(row)).toEqual(['XYZ#1 4 short: 200 - 240 = -40']);
    expect(book.assumed).toEqual(['XYZ#1 closed 2026-02-02']);
  });
});

it('an empty journal is an empty book', () => {
  const empty = { sales: [], lots: [], assumed: [] };
  expect(realisedGains({ journal: [], instruments: {}, assets: {} })).toEqual(empty);
  const notice = { kind: 'notice', on: '2026-01-05', name: 'callMet' } as const;
  expect(realisedGains({ ...inputFor([]), journal: [notice] })).toEqual(empty);
});

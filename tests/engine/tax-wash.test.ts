import { describe, expect, it } from 'vitest';
import { bookOf, deal, held, named, row } from '../lib/tax.ts';

/** 100 shares bought at $10, sold at $7.50 on 15 March 2026: a loss of $250. */
const LOSS = [deal('2025-12-01', '100', '10'), deal('2026-03-15', '-100', '7.50')];
const [BUY, SELL] = LOSS;
const before = (...deals: ReturnType<typeof deal>[]) =>
  [BUY, ...deals, SELL].filter((item) => item !== undefined);

describe('a wash sale', () => {
  it('puts the loss off into the shares bought back, with their time', () => {
    const book = bookOf([...LOSS, deal('2026-03-20', '100', '8')]);
    expect(book.sales.map(row)).toEqual(['XYZ#1 100 short: 750 - 1000 = -250, 250 put off XYZ#2:100+250']);
    // 104 days from 1 December to 15 March, before 20 March.
    expect(held(book)).toEqual(['XYZ#2 100 1050 from 2025-12-06']);
    expect(book.sales[0]?.recognised.value.isZero()).toBe(true);
  });

  it.each([
    ['2026-02-12', false],
    ['2026-02-13', true],
    ['2026-03-15', true],
  ])('looks back 30 days: bought on %s', (day, washes) => {
    const book = bookOf(before(deal(day, '100', '8')), { identified: [named(1, ['XYZ#1', '100'])] });
    expect(book.sales[0]?.replacedBy.length).toBe(washes ? 1 : 0);
  });

  it.each([
    ['2026-03-15', true],
    ['2026-04-14', true],
    ['2026-04-15', false],
  ])('looks ahead 30 days: bought on %s', (day, washes) => {
    expect(bookOf([...LOSS, deal(day, '100', '8')]).sales[0]?.replacedBy.length).toBe(washes ? 1 : 0);
  });

  it('takes no notice of a gain, nor of a sale without either', () => {
    for (const price of ['10.01', '10']) {
      const book = bookOf([
        deal('2025-12-01', '100', '10'),
        deal('2026-03-15', '-100', price),
        deal('2026-03-16', '100', '8'),
      ]);
      expect(book.sales[0]?.replacedBy).toEqual([]);
      expect(held(book)).toEqual(['XYZ#2 100 800 from 2026-03-16']);
    }
  });

  it('is a matter of costs too', () => {
    const book = bookOf([
      deal('2025-12-01', '100', '10', { costs: '1' }),
      deal('2026-03-15', '-100', '10'),
      deal('2026-03-16', '50', '8', { costs: '2' }),
    ]);
    expect(book.sales.map(row)).toEqual(['XYZ#1 100 short: 1000 - 1001 = -1, 0.5 put off XYZ#2:50+0.5']);
    expect(held(book)).toEqual(['XYZ#2 50 402.5 from 2025-12-02']);
  });

  it('can make a term long', () => {
    const book = bookOf([
      deal('2025-01-06', '100', '10'),
      deal('2025-12-15', '-100', '7.50'),
      deal('2025-12-20', '100', '8'),
      deal('2026-02-02', '-100', '20'),
    ]);
    expect(book.sales.map(row)).toEqual([
      'XYZ#1 100 short: 750 - 1000 = -250, 250 put off XYZ#2:100+250',
      'XYZ#2 100 long: 2000 - 1050 = 950',
    ]);
    expect(book.sales[1]).toMatchObject({ acquired: '2025-12-20', heldFrom: '2025-01-11' });
  });
});

describe('fewer shares bought back', () => {
  it('put off their share of the loss, and only part of a lot replaces', () => {
    const book = bookOf([...LOSS, deal('2026-03-20', '40', '8')]);
    expect(book.sales.map(row)).toEqual(['XYZ#1 100 short: 750 - 1000 = -250, 100 put off XYZ#2:40+100']);
    expect(held(book)).toEqual(['XYZ#2 40 420 from 2025-12-06']);
  });

  it('come in order, and the next finds what is left', () => {
    const book = bookOf([
      ...LOSS,
      deal('2026-03-20', '40', '8'),
      deal('2026-03-21', '50', '9'),
      deal('2026-03-22', '30', '9'),
      deal('2026-03-23', '30', '9'),
    ]);
    expect(book.sales.map(row)).toEqual([
      'XYZ#1 100 short: 750 - 1000 = -250, 250 put off XYZ#2:40+100 XYZ#3:50+125 XYZ#4:10+25',
    ]);
    expect(held(book)).toEqual([
      'XYZ#2 40 420 from 2025-12-06',
      'XYZ#3 50 575 from 2025-12-07',
      'XYZ#4 10 115 from 2025-12-08',
      'XYZ#4 20 180 from 2026-03-22',
      'XYZ#5 30 270 from 2026-03-23',
    ]);
  });

  it('are sought among the earlier before the later', () => {
    const book = bookOf(
      [
        ...before(deal('2026-03-01', '30', '8'), deal('2026-03-10', '30', '8')),
        deal('2026-03-20', '60', '8'),
      ],
      {
        identified: [named(1, ['XYZ#1', '100'])],
      },
    );
    expect(book.sales[0]?.replacedBy.map((item) => item.lot)).toEqual(['XYZ#2', 'XYZ#3', 'XYZ#4']);
    expect(held(book).at(-1)).toBe('XYZ#4 20 160 from 2026-03-20');
  });

  it('go to the earlier loss first, and serve once', () => {
    const book = bookOf([
      deal('2025-11-03', '20', '10'),
      deal('2025-12-01', '20', '20'),
      deal('2026-03-02', '-20', '5'),
      deal('2026-03-03', '-20', '5'),
      deal('2026-03-10', '30', '6'),
    ]);
    expect(book.sales.map(row)).toEqual([
      'XYZ#1 20 short: 100 - 200 = -100, 100 put off XYZ#3:20+100',
      'XYZ#2 20 short: 100 - 400 = -300, 150 put off XYZ#3:10+150',
    ]);
    expect(held(book)).toEqual(['XYZ#3 20 220 from 2025-11-11', 'XYZ#3 10 210 from 2025-12-08']);
  });

  it('that cannot be divided lose nothing to rounding', () => {
    const book = bookOf([
      deal('2026-01-05', '3', '10', { costs: '1' }),
      deal('2026-03-02', '-3', '5'),
      deal('2026-03-10', '1', '6'),
      deal('2026-03-11', '1', '6'),
      deal('2026-03-12', '1', '6'),
    ]);
    const [first, second, last] = book.sales[0]?.replacedBy.map((item) => item.deferred) ?? [];
    expect([first, second, last].map((item) => item?.formula.op)).toEqual(['given', 'given', 'sum']);
    const total = book.sales[0]?.disallowed.value;
    expect(total?.toFixed()).toBe('16');
    expect(book.sales[0]?.recognised.value.isZero()).toBe(true);
  });
});

describe('what replaces', () => {
  it('is not the rest of the lot that was sold (Rev. Rul. 56-602)', () => {
    const book = bookOf([deal('2026-03-01', '100', '10'), deal('2026-03-15', '-40', '7.50')]);
    expect(book.sales.map(row)).toEqual(['XYZ#1 40 short: 300 - 400 = -100']);
    expect(held(book)).toEqual(['XYZ#1 60 600 from 2026-03-01']);
  });

  it('is not what goes in the same sale', () => {
    const book = bookOf([
      deal('2026-02-20', '50', '10'),
      deal('2026-03-01', '50', '9'),
      deal('2026-03-15', '-100', '8'),
    ]);
    expect(book.sales.map(row)).toEqual([
      'XYZ#1 50 short: 400 - 500 = -100',
      'XYZ#2 50 short: 400 - 450 = -50',
    ]);
  });

  it('is what of another lot is left after the sale', () => {
    const book = bookOf([
      deal('2026-02-20', '50', '10'),
      deal('2026-03-01', '50', '9'),
      deal('2026-03-15', '-60', '8'),
    ]);
    expect(book.sales.map(row)).toEqual([
      'XYZ#1 50 short: 400 - 500 = -100, 80 put off XYZ#2:40+80',
      'XYZ#2 10 short: 80 - 90 = -10',
    ]);
    expect(held(book)).toEqual(['XYZ#2 40 440 from 2026-02-06']);
  });

  it('is not what was sold before', () => {
    const book = bookOf(
      [
        deal('2026-02-20', '50', '10'),
        deal('2026-03-01', '50', '7'),
        deal('2026-03-10', '-50', '8'),
        deal('2026-03-15', '-50', '8'),
      ],
      { identified: [named(1, ['XYZ#2', '50'])] },
    );
    expect(book.sales.map(row)).toEqual([
      'XYZ#2 50 short: 400 - 350 = 50',
      'XYZ#1 50 short: 400 - 500 = -100',
    ]);
  });

  it('is not brought in from elsewhere, nor another stock, nor a purchase that closes a short', () => {
    const later = [
      deal('2026-03-16', '100', '8', { brought: true }),
      deal('2026-03-17', '100', '8', { instrument: 'ABC' }),
      deal('2026-03-18', '-10', '9', { pool: 'other' }),
      deal('2026-03-19', '10', '8', { pool: 'other' }),
    ];
    expect(bookOf([...LOSS, ...later]).sales[0]?.replacedBy).toEqual([]);
  });

  it('may be in another pool of the same owner', () => {
    const book = bookOf([...LOSS, deal('2026-03-20', '100', '8', { pool: 'other' })]);
    expect(book.sales[0]?.replacedBy.length).toBe(1);
  });

  it('may have been held before the journal begins', () => {
    const number = (text: string) => bookOf([deal('2026-01-05', text, '1')]).lots[0]?.quantity ?? 0;
    const lot = (opened: string) => ({ quantity: number('10'), entry: number('10'), opened });
    const opening = [
      {
        id: 'main',
        amounts: [],
        positions: [
          {
            id: 'XYZ',
            instrument: 'XYZ',
            quantity: number('20'),
            lots: [lot('2025-06-02'), lot('2026-03-01')],
          },
        ],
      },
    ] as never;
    const book = bookOf([deal('2026-03-15', '-10', '7')], { opening });
    expect(book.sales.map(row)).toEqual(['XYZ#1 10 short: 70 - 100 = -30, 30 put off XYZ#2:10+30']);
  });

  it('is not looked for when a short loses', () => {
    const book = bookOf([
      deal('2026-03-01', '-10', '10'),
      deal('2026-03-15', '10', '12'),
      deal('2026-03-16', '10', '12'),
    ]);
    expect(book.sales.map(row)).toEqual(['XYZ#1 10 short: 100 - 120 = -20']);
  });
});

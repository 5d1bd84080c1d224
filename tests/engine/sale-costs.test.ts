/** What a sale for a call costs, and where selling cannot cure. */
import { describe, expect, it } from 'vitest';
import { journalOf, lastOf, reportOf, sentence, substituted } from '../../engine/index.ts';
import {
  figureOf,
  finish,
  forcedSales,
  holdings,
  type Json,
  journal,
  line,
  on,
  play,
  pool,
  price,
  read,
  stock,
} from '../lib/engine.ts';

const sells: Json = { do: 'brokerSells' };
const TUESDAY = '2026-11-03';

/** 200 shares at $35 with a loan of $5,000: $100 missing at 30 %, for which 10 shares are sold without costs. */
function called(settings: Json, events: readonly Json[] = on(TUESDAY, sells), more: Json = {}): Json {
  return {
    instruments: [stock('35')],
    pools: [pool({ loan: '5000' }, { XYZ: '200' }, '50')],
    settings,
    events,
    ...more,
  };
}

describe('what a sale costs', () => {
  it('a commission is posted, and more is sold for it', () => {
    // (100 + 20) / 0.3 = $400, 11.4 shares.
    expect(journal(called({ saleCommission: '20' }))).toEqual([
      'callOpened house 100 due 2026-11-04',
      'brokerSells',
      'forcedSale: XYZ -12, cash +420',
      'repay: cash -420, loan +420',
      'commission: cash -20',
      'borrow: cash +20, loan -20',
      'callMet house 100',
    ]);
    expect(read(finish(called({ saleCommission: '20' })), 'equity', 'requirement')).toEqual({
      equity: '1980',
      requirement: '1974',
    });
  });

  it('slippage is in the price of the fill', () => {
    // Each $1 sold lifts 30 cents of the requirement and loses 10: $500, 14.3 shares, filled at $31.50.
    const frames = play(called({ saleSlippage: '0.1' }));
    const posting = journalOf(frames).find((entry) => entry.kind === 'posting');
    expect(posting && line(posting)).toBe('forcedSale: XYZ -15, cash +472.5');
    expect(holdings(lastOf(frames))).toEqual({ XYZ: '185', loan: '-4527.5' });
    expect(read(reportOf(lastOf(frames)), 'equity', 'requirement')).toEqual({
      equity: '1947.5',
      requirement: '1942.5',
    });
  });

  it('the figures say so, as does the customer’s own sale', () => {
    const settings = { saleSlippage: '0.1', saleCommission: '20' };
    const report = finish(called(settings, []));
    expect(read(report, 'cureSale', 'cureSaleShares', 'cureSaleWholeShares')).toEqual({
      cureSale: '600',
      cureSaleShares: '17.142858',
      cureSaleWholeShares: '18',
    });
    const sale = figureOf(report, 'cureSale');
    expect(substituted(sale)).toBe('$120 ÷ 20\u202f% = $600');
    expect(sale.parts.map(sentence)).toEqual([
      'Missing equity with the commission is $120: margin call ($100) plus commission of the sale ($20).',
      'Missing equity closed by each $1 sold is 20\u202f%: requirement lifted by each $1 sold (30\u202f%) less lost to slippage by each $1 sold (10\u202f%).',
    ]);
    const own = journal(called(settings, on(TUESDAY, { do: 'answer', by: 'sale' })));
    expect(own[1]).toBe('trade: XYZ -18, cash +567');
  });

  it('a short is bought back above the mark', () => {
    const short = {
      instruments: [stock('30')],
      pools: [pool({ shortProceeds: '2000', cash: '1700' }, { XYZ: '-100' })],
      settings: { saleSlippage: '0.1' },
      events: on(TUESDAY, sells),
    };
    // Equity 700 against 900: each share bought lifts $9 and loses $3; 33.3 shares at $33.
    expect(forcedSales(short)).toEqual(['forcedSale: XYZ +34, shortProceeds -1122']);
  });

  it('each position that is sold pays its own commission, also for a Regulation T call', () => {
    const two = {
      instruments: [stock('10', 'A'), stock('20', 'B')],
      pools: [pool({ loan: '4000' }, { A: '100', B: '150' })],
      settings: { saleCommission: '7', sells: 'everything' },
      events: on(TUESDAY, sells),
    };
    expect(journal(two).filter((entry) => entry.startsWith('commission'))).toEqual([
      'commission: cash -7',
      'commission: cash -7',
    ]);
    const regT = {
      instruments: [stock('100')],
      settings: { saleCommission: '7', saleSlippage: '0.01', houseInitial: '0.25', houseLong: '0.25' },
      until: '2026-11-06',
      events: on(
        '2026-11-02',
        { do: 'deposit', amount: '3000' },
        { do: 'trade', instrument: 'XYZ', quantity: '100' },
      ),
    };
    // $2,000 lacking, and each share frees half of the $99 that it brings: 40.4 shares.
    expect(journal(regT).filter((entry) => /forced|commission/.test(entry))).toEqual([
      'forcedSale: XYZ -41, cash +4059',
      'commission: cash -7',
    ]);
  });
});

describe('where selling cannot cure', () => {
  it('everything goes when a sale loses as much as it lifts, and no figure promises a cure', () => {
    const settings = { saleSlippage: '0.3' };
    expect(forcedSales(called(settings))).toEqual(['forcedSale: XYZ -200, cash +4900']);
    const { figures, status } = finish(called(settings));
    expect([figures.cureSale, status]).toEqual([undefined, 'shortfall']);
    expect(journal(called(settings))).toContain('shortfall 100');
    expect(finish(called(settings, [])).figures.cureSale).toBeUndefined();
  });

  it('everything goes when nothing is left of the equity, and the debt stays owed', () => {
    const deep = called({}, on(TUESDAY, price('24'), sells));
    expect(forcedSales(deep)).toEqual(['forcedSale: XYZ -200, cash +4800']);
    expect(holdings(lastOf(play(deep)))).toEqual({ loan: '-200' });
  });

  it('a requirement in money is not lifted by a sale', () => {
    const fixed = called({ minimumMargin: '2500' }, on(TUESDAY, sells), {
      rulebook: 'fixed-minimum.2026-11',
    });
    expect(finish({ ...fixed, events: [] }).figures.cureSale).toBeUndefined();
    expect(forcedSales(fixed)).toEqual(['forcedSale: XYZ -200, cash +7000']);
  });

  it('a commission that eats the equity leaves a shortfall', () => {
    const eaten = called({ saleCommission: '2001' });
    expect(journal(eaten)).toContain('shortfall 1');
    expect(finish(eaten).status).toBe('shortfall');
  });
});

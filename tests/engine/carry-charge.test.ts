import { describe, expect, it } from 'vitest';
import { charged, money } from '../../engine/carry/index.ts';
import { plain, report, rulesOf, viewOf } from '../../engine/index.ts';
import { usTextbook } from '../../engine/rulebooks/us-textbook.ts';
import { figureOf, holdings, type Json, pool, read, refusal, start, stock } from '../lib/engine.ts';

const dollars = (name: string, text: string, asset = 'USD') => money({ name, label: name }, text, asset);

describe('charged', () => {
  const state = (amounts: Json) =>
    start({ pools: [pool(amounts, { XYZ: '200' })], instruments: [stock('50')] });
  const left = (amounts: Json, charge: string) =>
    holdings(charged(state(amounts), dollars('charge', charge)));
  const held = (amounts: Json, charge: string) => {
    const view = viewOf(charged(state(amounts), dollars('charge', charge)));
    return read(report(view, usTextbook({})), 'equity', 'debt');
  };

  it('takes cash first and lends the rest', () => {
    expect(held({ cash: '300' }, '100')).toEqual({ equity: '10200', debt: '0' });
    expect(held({ cash: '300' }, '300')).toEqual({ equity: '10000', debt: '0' });
    expect(held({ cash: '300' }, '500')).toEqual({ equity: '9800', debt: '200' });
    expect(held({ loan: '5000' }, '500')).toEqual({ equity: '4500', debt: '5500' });
    expect(held({ loan: '5000' }, '0')).toEqual({ equity: '5000', debt: '5000' });
    expect(left({ loan: '5000' }, '0')).toEqual({ loan: '-5000', XYZ: '200' });
  });

  it('leaves the short proceeds and other currencies alone', () => {
    expect(left({ shortProceeds: '900' }, '100')).toEqual({
      shortProceeds: '900',
      loan: '-100',
      XYZ: '200',
    });
    const euros = charged(state({ cash: '300' }), dollars('charge', '100', 'EUR'));
    expect(euros.account.pools[0]?.amounts.map(({ asset, kind }) => [asset, kind])).toEqual([
      ['USD', 'cash'],
      ['EUR', 'loan'],
    ]);
  });

  it('does not touch the state it is given, and takes no charge below 0', () => {
    const before = state({ cash: '300' });
    charged(before, dollars('charge', '100'));
    expect(holdings(before)).toEqual({ cash: '300', XYZ: '200' });
    expect(refusal(() => charged(before, dollars('charge', '-1')))?.code).toBe('carry.negative');
  });

  it('charges one pool and not its neighbour', () => {
    const two = start({
      instruments: [stock('50')],
      pools: [pool({ cash: '300' }), { ...pool({ cash: '400' }), id: 'other' }],
    });
    const { pools } = charged(two, dollars('charge', '100')).account;
    expect(pools.map(({ id, amounts }) => [id, ...amounts.map(({ amount }) => plain(amount))])).toEqual([
      ['main', '200'],
      ['other', '400'],
    ]);
  });

  it('can bring the call by itself', () => {
    const fields = { settings: { houseLong: '0.50' } };
    const before = start({ ...fields, pools: [pool({ loan: '5000' }, { XYZ: '200' })] });
    const status = (charge: string) => {
      const view = viewOf(charged(before, dollars('charge', charge)));
      return report(view, usTextbook(fields.settings)).status;
    };
    expect([status('0'), status('0.01')]).toEqual(['clear', 'called']);
  });
});

describe('usTextbook', () => {
  const short = (houseShort: string) => {
    const settings = { houseShort, houseLong: '0.2' };
    const state = start({
      settings: { houseShort: '0.3' },
      pools: [pool({ cash: '22500', shortProceeds: '22500' }, { XYZ: '-500' }, '45')],
      instruments: [stock('45')],
    });
    return { report: report(viewOf(state), usTextbook(settings)), book: usTextbook(settings) };
  };

  it('keeps a short with what the book says, below FINRA’s 30 %', () => {
    const { report: found } = short('0.25');
    expect(read(found, 'requirement', 'initialRequirement', 'regTRequirement', 'callPrice')).toEqual({
      requirement: '5625',
      initialRequirement: '11250',
      regTRequirement: '11250',
      callPrice: '72',
    });
    expect(rulesOf(figureOf(found, 'callPrice')).map(({ source }) => source)).toEqual(['textbook-rates']);
  });

  it('has no line of FINRA’s, and says where its rate is from', () => {
    const { book } = short('0.25');
    expect(book).toMatchObject({ id: 'us-textbook.2026-11', name: 'US textbook example', autoBorrow: true });
    expect(Object.keys(book.requirements)).toEqual(['regT', 'initial', 'maintenance']);
    expect(book.lines.map(({ of, rule }) => [of, rule.source])).toEqual([
      ['regT', 'reg-t-220-12'],
      ['maintenance', 'textbook-rates'],
    ]);
  });

  it('asks the author’s rate of a long too, more than Regulation T if it is more', () => {
    const state = start({ pools: [pool({ loan: '5000' }, { XYZ: '200' })], instruments: [stock('50')] });
    const asked = (houseLong: string) =>
      read(report(viewOf(state), usTextbook({ houseLong })), 'requirement', 'initialRequirement');
    expect(asked('0.2')).toEqual({ requirement: '2000', initialRequirement: '5000' });
    expect(asked('0.6')).toEqual({ requirement: '6000', initialRequirement: '6000' });
    expect(read(report(viewOf(state), usTextbook({})), 'requirement')).toEqual({ requirement: '3000' });
  });
});

/** What the command line says beside its tables and JSON: `--why`, `--csv` and `--help`. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, it } from 'vitest';
import { run } from '../../engine/cli.ts';
import { csv } from '../../engine/cli-data.ts';
import { type Entry, journalOf, parseScenario, plain, simulate } from '../../engine/index.ts';
import { type Json, on, pool, raw, stock } from '../lib/engine.ts';
import { RICH } from '../lib/rich-scenario.ts';
import { ROOT } from '../lib/source.ts';

const FILE = fileURLToPath(new URL('tests/scenarios/long-call.json', ROOT));
const FOLDER = mkdtempSync(join(tmpdir(), 'margin-lab-'));

afterAll(() => rmSync(FOLDER, { recursive: true }));

function written(name: string, content: Json): string {
  const path = join(FOLDER, name);
  writeFileSync(path, JSON.stringify(content));
  return path;
}

function lines(...args: readonly string[]): string[] {
  const { status, out, error } = run(args);
  expect([status, error]).toEqual([0, '']);
  return out.split('\n');
}

describe('--why', () => {
  it('gives the algebra, the numbers, a sentence and the rule, and then each part', () => {
    expect(lines(FILE, '--why', 'call').slice(0, 9)).toEqual([
      'Margin call = Missing equity, never below 0',
      '$100, never below 0 = $100',
      'Margin call is $100: missing equity ($100), never below 0.',
      'Rule: FINRA 4210 (d)(1), checked 2026-11-22, read as quoted: A firm sets requirements of its own and reviews the need for higher ones.',
      '',
      '  Missing equity = Requirement − Equity',
      '  $2,100 − $2,000 = $100',
      '  Missing equity is $100: requirement ($2,100) less equity ($2,000).',
      '',
    ]);
  });

  it('follows of several limits the one that decides, and names securities as they are written', () => {
    const text = lines('--why', 'requirement', FILE).join('\n');
    expect(text).toContain('house maintenance rate (30\u202f%) times market value of XYZ ($7,000).');
    expect(text).toContain('FINRA maintenance ($1,750); house maintenance decides.');
    expect(text).not.toContain('FINRA maintenance =');
  });

  it('of a number that is simply given says it once', () => {
    expect(lines(FILE, '--why', 'loan')).toEqual(['Loan', 'Loan is $5,000.']);
  });

  it.each(['equityy', 'toString', ''])('of the unknown name %j lists the known ones', (name) => {
    const { status, out, error } = run([FILE, '--why', name]);
    expect([status, out]).toEqual([2, '']);
    expect(error).toContain(
      '--why must name a figure of this moment, one of availableFunds, bankruptcyPrice,',
    );
    expect(error).toContain(`got "${name}" [figure.unknown]`);
  });

  it('explains every figure there is', () => {
    const figures: object = JSON.parse(run([FILE, '--json']).out).figures;
    const names = Object.keys(figures);
    expect(names.length).toBeGreaterThan(40);
    for (const name of names) expect(run([FILE, '--why', name]).status).toBe(0);
  });

  it('needs a name', () => {
    for (const args of [
      [FILE, '--why'],
      ['--why', '--json', FILE],
    ]) {
      expect(run(args).status).toBe(2);
      expect(run(args).error).toContain('--why needs the name of a figure');
    }
  });
});

/** Reads RFC 4180 back, by its grammar and not by splitting. */
function records(text: string): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  const cell = /(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n)/gy;
  for (let at = cell.exec(text); at; at = cell.exec(text)) {
    row.push(at[1]?.replaceAll('""', '"') ?? at[2] ?? '');
    if (at[3] === ',') continue;
    rows.push(row);
    row = [];
  }
  expect(rows.map((cells) => cells.length).filter((count) => count !== rows[0]?.length)).toEqual([]);
  return rows;
}

describe('--csv', () => {
  it('prints one line for each leg and for each notice', () => {
    expect(run([FILE, '--csv']).out.split('\r\n')).toEqual([
      'entry,date,kind,name,rule line,owner,pool,ledger line,asset,amount,price,due,order,opened,time',
      '1,2026-11-02,posting,deposit,,pool,main,cash,USD,5000,,,,,',
      '1,2026-11-02,posting,deposit,,outside,,cash,USD,-5000,,,,,',
      '2,2026-11-02,posting,trade,,pool,main,position,XYZ,200,50,,,,',
      '2,2026-11-02,posting,trade,,market,,position,XYZ,-200,50,,,,',
      '2,2026-11-02,posting,trade,,pool,main,cash,USD,-10000,,,,,',
      '2,2026-11-02,posting,trade,,market,,cash,USD,10000,,,,,',
      '3,2026-11-02,posting,borrow,,pool,main,cash,USD,5000,,,,,',
      '3,2026-11-02,posting,borrow,,pool,main,loan,USD,-5000,,,,,',
      '4,2026-11-03,notice,callOpened,house,,,,,100,,2026-11-05,,,',
      '',
    ]);
  });

  it('keeps every decimal of a journal with everything in it', () => {
    const journal = journalOf(simulate(parseScenario(RICH)));
    const [, ...rows] = records(run([written('rich.json', RICH), '--csv']).out);
    const amounts = journal.flatMap((entry) =>
      entry.kind === 'posting'
        ? entry.legs.map((leg) => plain(leg.amount))
        : [entry.amount ? plain(entry.amount) : ''],
    );
    expect(rows.map((row) => row[9])).toEqual(amounts);
  });

  it('puts in quotes what would end a field', () => {
    const entry: Entry = { kind: 'notice', on: '2026-11-02', name: 'callOpened', line: 'a "b", c\r\nd' };
    expect(csv([entry])).toContain(',"a ""b"", c\r\nd",');
    expect(records(csv([entry]))[1]?.[4]).toBe('a "b", c\r\nd');
  });

  it('of an empty journal is the header', () => {
    expect(records(run([written('empty.json', raw()), '--csv']).out).length).toBe(1);
  });
});

describe('tables', () => {
  it('show what Regulation T leaves free', () => {
    const events = on('2026-11-02', { do: 'deposit', amount: '10000' });
    const free = written('free.json', raw({ instruments: [stock('50')], events }));
    expect(lines(free)).toEqual(
      expect.arrayContaining([
        'Special memorandum account  $10,000',
        'Buying power                $20,000',
        'Cash that may be withdrawn  $10,000',
      ]),
    );
  });
});

describe('tables of more than a margin account', () => {
  it('show what interest costs, and what an order has done', () => {
    const schedule = { kind: 'blended', basis: 360, tiers: [{ from: '0', rate: '0.09' }] };
    const events = [
      ...on('2026-11-02', { do: 'placeStop', id: 'guard', instrument: 'XYZ', quantity: '200', stop: '45' }),
      ...on('2026-11-03', { do: 'price', instrument: 'XYZ', price: '44' }),
    ];
    const pools = [pool({ loan: '5000' }, { XYZ: '200' }, '50')];
    const file = raw({ instruments: [stock('50')], settings: { interest: schedule }, pools, events });
    const text = lines(written('interest.json', file)).join('\n');
    expect(text).toMatch(/^Interest rate {2,}9\u202f%$/m);
    expect(text).toMatch(/^Interest accrued {2,}\$2\.50$/m);
    expect(text).toMatch(/^2026-11-03 {2}orderFilled \(guard\)/m);
    const [header = [], ...rows] = records(run([written('order.json', file), '--csv']).out);
    const filled = rows.find((row) => row.includes('orderFilled'));
    expect(filled?.[header.indexOf('order')]).toBe('guard');
  });
});

describe('--help', () => {
  it('has an example that works', () => {
    const [, example] = /^Example: npm run -s engine -- (.*)$/m.exec(run(['--help']).out) ?? [];
    const [path = '', ...rest] = example?.split(' ') ?? [];
    expect(run([fileURLToPath(new URL(path, ROOT)), ...rest]).out).toMatch(/^Margin call = /);
  });
});

it('prints one form at a time', () => {
  const { status, error } = run([FILE, '--csv', '--json']);
  expect([status, error.split('\n')[0]]).toEqual([
    2,
    'Choose one of --json, --csv, --why; got --csv and --json.',
  ]);
});

describe('of several pools', () => {
  const PAIR = fileURLToPath(new URL('tests/scenarios/isolated-pair.json', ROOT));
  const { pools, figures, status, equity, ...rest } = JSON.parse(run([PAIR, '--json']).out);

  it('--json prints each, and the first where there is one', () => {
    expect(pools.map((item: Json) => [item.id, item.status, item.equity, item.requirement])).toEqual([
      ['btc', 'restricted', '2794', '2791.72'],
      ['eth', 'clear', '3000', '1500'],
    ]);
    expect([status, equity, figures]).toEqual([pools[0].status, pools[0].equity, pools[0].figures]);
    expect(pools[1].figures.liquidationPrice.value).toBe('2842.105264');
    expect(Object.keys(rest)).toEqual([
      'title',
      'rulebook',
      'on',
      'requirement',
      'call',
      'triggerPrice',
      'cures',
      'calls',
      'journal',
    ]);
  });

  it('one pool for all is one pool', () => {
    const one = JSON.parse(run([FILE, '--json']).out);
    expect(one.pools.map((item: Json) => [item.id, item.equity, item.call])).toEqual([
      ['all', '2000', '100'],
    ]);
    expect(one.pools[0].figures).toEqual(one.figures);
  });

  it('the tables show one after the other, and whose each posting is', () => {
    const text = lines(PAIR);
    expect(text[0]).toMatch(/ · exchange-isolated\.2026-11 · 2026-11-03$/);
    expect(text.filter((row) => row.startsWith('Pool '))).toEqual([
      'Pool btc · restricted',
      'Pool eth · clear',
    ]);
    const [btc, eth] = [text.indexOf('Pool btc · restricted'), text.indexOf('Pool eth · clear')];
    expect(text.slice(btc, eth)).toContain('BTC-PERP  0.983 at $56,800.00');
    expect(text.slice(eth)).toContain('ETH-PERP  10 at $3,000.00');
    expect(text.slice(btc, eth)).not.toContain('ETH-PERP  10 at $3,000.00');
    expect(text.slice(eth)).toContain('2026-11-02  funding                    btc: cash -6 USD');
    expect(lines(FILE)[0]).toMatch(/ · called$/);
  });

  it('--why asks one of them by its name', () => {
    expect(lines(PAIR, '--why', 'equity')[1]).toContain('$2,794');
    expect(lines(PAIR, '--why', 'btc/equity')[1]).toContain('$2,794');
    expect(lines(PAIR, '--why', 'eth/equity')[1]).toContain('$3,000');
    expect(run([PAIR, '--why', 'xrp/equity']).error).toContain('got "xrp/equity" [figure.unknown]');
  });
});

it('times and what an amount is of are told', () => {
  const path = written('times.json', {
    ...raw({
      rulebook: 'binance-margin-cross-3x.2026-11',
      settings: {
        venue: {
          currency: 'USD',
          borrowing: 'byHand',
          interest: { rates: [{ asset: 'USD', rate: '0.01' }] },
        },
      },
      instruments: [{ id: 'BTC', quote: 'USD', price: '100' }],
      pools: [pool({ cash: '100' })],
      events: on(
        '2026-11-02',
        { do: 'borrow', amount: '10', time: '23:10' },
        { do: 'borrow', asset: 'BTC', amount: '9.00001' },
      ),
    }),
  });
  const text = lines(path);
  expect(text.slice(-3)).toEqual([
    '2026-11-02 23:10  borrow                    cash +10 USD, loan -10 USD',
    '2026-11-02 23:10  interest                  interest -0.1 USD',
    '2026-11-02 23:10  borrowRefused (noBorrow)  9.00001 BTC',
  ]);
  const rows = records(run([path, '--csv']).out);
  expect(rows[1]?.at(-1)).toBe('23:10');
  expect(rows.at(-1)?.join(',')).toBe('3,2026-11-02,notice,borrowRefused,noBorrow,,,,BTC,9.00001,,,,,23:10');
});

it('rounds what is noticed up, so that no amount is said to be less than it is', () => {
  const refused = raw({
    pools: [pool({ cash: '100' })],
    events: on('2026-11-02', { do: 'withdraw', amount: '1000000.001' }),
  });
  const told = lines(written('refused.json', refused)).find((text) => text.includes('withdrawalRefused'));
  expect(told).toContain('$1,000,000.01');
});

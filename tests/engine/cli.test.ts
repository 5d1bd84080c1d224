import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, it } from 'vitest';
import { run } from '../../engine/cli.ts';
import { raw } from '../lib/engine.ts';
import { RICH } from '../lib/rich-scenario.ts';
import { ROOT } from '../lib/source.ts';

const FILE = fileURLToPath(new URL('tests/scenarios/long-call.json', ROOT));
const FOLDER = mkdtempSync(join(tmpdir(), 'margin-lab-'));

afterAll(() => rmSync(FOLDER, { recursive: true }));

function written(name: string, content: unknown): string {
  const path = join(FOLDER, name);
  writeFileSync(path, typeof content === 'string' ? content : JSON.stringify(content));
  return path;
}

function json(path: string): Record<string, unknown> {
  const { status, out, error } = run([path, '--json']);
  expect([status, error]).toEqual([0, '']);
  return JSON.parse(out);
}

/** What the issue shows: 200 shares at $50, half borrowed, 30 %, at $35. */
describe('--json', () => {
  const result = json(FILE);

  it('prints equity, requirement, call, trigger price and cures', () => {
    expect(result).toMatchObject({
      title: '200 shares at $50, half borrowed, at $35',
      rulebook: 'us-broker.2026-11',
      on: '2026-11-03',
      status: 'called',
      equity: '2000',
      requirement: '2100',
      call: '100',
      triggerPrice: '35.714286',
      cures: {
        cash: '100',
        securities: '142.857143',
        sale: '333.333334',
        saleShares: '9.52381',
        saleWholeShares: '10',
      },
      calls: [{ line: 'house', amount: '100', opened: '2026-11-03', due: '2026-11-05' }],
    });
  });

  it('prints the journal, every leg of it', () => {
    const [pool, outside] = [{ owner: 'pool', pool: 'main' }, { owner: 'outside' }];
    const market = { owner: 'market' };
    const usd = (kind: string, amount: string) => ({ asset: 'USD', kind, amount });
    const shares = (amount: string) => ({
      asset: 'XYZ',
      kind: 'position',
      instrument: 'XYZ',
      price: '50',
      amount,
    });
    const posting = { kind: 'posting', on: '2026-11-02' };
    expect(result.journal).toEqual([
      {
        ...posting,
        reason: 'deposit',
        legs: [
          { ...pool, ...usd('cash', '5000') },
          { ...outside, ...usd('cash', '-5000') },
        ],
      },
      {
        ...posting,
        reason: 'trade',
        legs: [
          { ...pool, ...shares('200') },
          { ...market, ...shares('-200') },
          { ...pool, ...usd('cash', '-10000') },
          { ...market, ...usd('cash', '10000') },
        ],
      },
      {
        ...posting,
        reason: 'borrow',
        legs: [
          { ...pool, ...usd('cash', '5000') },
          { ...pool, ...usd('loan', '-5000') },
        ],
      },
      {
        kind: 'notice',
        on: '2026-11-03',
        name: 'callOpened',
        line: 'house',
        amount: '100',
        due: '2026-11-05',
      },
    ]);
  });

  it('prints every figure with its algebra and its rule', () => {
    expect(Reflect.get(Object(result.figures), 'requirement')).toEqual({
      label: 'Requirement',
      value: '2100',
      unit: { kind: 'money', asset: 'USD' },
      algebra: expect.stringMatching(/^Requirement = the greater of /),
    });
    expect(Reflect.get(Object(result.figures), 'call')).toMatchObject({
      rule: { source: 'finra-4210', section: '(d)(1)', checked: '2026-11-22' },
    });
  });

  it('says null where there is nothing, and never a negative zero', () => {
    const calm = json(written('calm.json', raw({ title: 'Calm' })));
    expect(calm).toMatchObject({ status: 'empty', equity: '0', call: '0', triggerPrice: null });
    expect(calm.cures).toEqual({
      cash: null,
      securities: null,
      sale: null,
      saleShares: null,
      saleWholeShares: null,
    });
    expect(json(written('untitled.json', raw())).title).toBeNull();
    expect(run([written('rich.json', RICH), '--json']).out).not.toMatch(/"-0"|NaN|Infinity/);
  });
});

describe('tables', () => {
  it('are for people', () => {
    const { status, out } = run([FILE]);
    expect(status).toBe(0);
    expect(out.split('\n')).toEqual([
      '200 shares at $50, half borrowed, at $35 · us-broker.2026-11 · 2026-11-03 · called',
      '',
      'XYZ  200 at $35.00',
      '',
      'Market value                    $7,000',
      'Debit balance                   $5,000',
      '',
      'Equity                          $2,000',
      'Requirement                     $2,100',
      'Excess                          −$100',
      '',
      'Initial requirement             $3,500',
      'Regulation T requirement        $3,500',
      'FINRA requirement               $1,750',
      '',
      'Special memorandum account      $0',
      'Buying power                    $0',
      'Cash that may be withdrawn      $0',
      '',
      'Margin call                     $100',
      'Call price                      $35.72',
      'Exchange call price             $33.34',
      'Price at which nothing is left  $25.00',
      '',
      'Cash that cures                 $100',
      'Securities that cure            $142.86',
      'Sale that cures                 $333.34',
      'Shares to sell, whole           10',
      '',
      'Open call (house)  $100 of 2026-11-03, due 2026-11-05',
      '',
      '2026-11-02  deposit             cash +5000 USD',
      '2026-11-02  trade               position +200 XYZ at $50.00, cash -10000 USD',
      '2026-11-02  borrow              cash +5000 USD, loan -5000 USD',
      '2026-11-03  callOpened (house)  $100, due 2026-11-05',
    ]);
  });

  it('of an empty account are short', () => {
    expect(run([written('empty.json', raw())]).out).toMatch(
      /^Scenario · us-broker\.2026-11 · 2026-11-02 · empty\n/,
    );
  });
});

describe('exit status 2', () => {
  it.each([
    ['a field', written('field.json', raw({ start: '2026-02-30' })), 'start must be a day'],
    [
      'a deep field',
      written('deep.json', { ...RICH, events: [{ on: '2026-11-02', do: 'deposit', amount: '5k' }] }),
      'events[0].amount must be a decimal number',
    ],
    [
      'terms in an event',
      written(
        'terms.json',
        raw({ events: [{ on: '2026-11-02', do: 'settings', settings: { houseLong: '30' } }] }),
      ),
      'events[0].settings.houseLong must be a fraction',
    ],
    [
      'a currency',
      written('euro.json', raw({ instruments: [{ id: 'A', quote: 'EUR', price: '1' }] })),
      'instruments[0].quote must be USD',
    ],
    ['no JSON', written('no.json', '{ "format": '), 'is not JSON'],
    ['no file', join(FOLDER, 'none.json'), 'cannot be read: check the path'],
    ['a folder', FOLDER, 'cannot be read'],
    [
      'no pool',
      written('pools.json', raw({ pools: [], events: [{ on: '2026-11-02', do: 'deposit', amount: '5' }] })),
      'pools must hold at least one pool',
    ],
  ])('for %s', (_, path, message) => {
    const { status, out, error } = run([path]);
    expect([status, out]).toEqual([2, '']);
    expect(error).toContain(message);
    expect(error).toMatch(/ \[[a-z]+\.[a-z-]+\]$/);
  });

  it.each([[[]], [[FILE, FILE]], [['--json']], [[FILE, '--yaml']]])('with help for %j', (args) => {
    const { status, out, error } = run(args);
    expect([status, out]).toEqual([2, '']);
    expect(error).toContain('Usage: npm run -s engine -- FILE.json [--json | --csv | --why FIGURE]');
    if (args.includes('--yaml')) expect(error).toContain('--yaml is not an option.');
  });

  it('and 0 when help is what was asked for', () => {
    expect(run(['--help'])).toMatchObject({ status: 0, error: '' });
    expect(run(['--help']).out).toContain('Exit status: 0, or 2');
  });
});

describe('as a command', () => {
  const command = (...args: readonly string[]) => {
    const cli = fileURLToPath(new URL('engine/cli.ts', ROOT));
    return spawnSync(process.execPath, [cli, ...args], { encoding: 'utf8' });
  };

  it('prints to standard output and ends with 0', () => {
    const done = command(FILE, '--json');
    expect([done.status, done.stderr]).toEqual([0, '']);
    expect(done.stdout).toBe(`${run([FILE, '--json']).out}\n`);
  });

  it('prints the path of the wrong field to standard error and ends with 2', () => {
    const done = command(
      written('bad.json', { ...RICH, pools: [{ id: 'main', amounts: [], positions: [{}] }] }),
    );
    expect([done.status, done.stdout]).toEqual([2, '']);
    expect(done.stderr).toBe('pools[0].positions[0].instrument is missing [scenario.missing]\n');
  });
});

import { readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parseScenario, plain, restored, serialise, startOf } from '../../engine/index.ts';
import { jsonSchema } from '../../engine/scenario.ts';
import { refusal } from '../lib/engine.ts';
import { RICH } from '../lib/rich-scenario.ts';
import { SCHEMA_ID, schemaProblems } from '../lib/schema.ts';
import { ROOT, readSource } from '../lib/source.ts';

/** `RICH` with one field changed, by its path; `undefined` takes the field away. */
function changed(path: string, value: unknown): unknown {
  const copy = structuredClone(RICH);
  const keys = path.split(/[.[\]]+/).filter((key) => key !== '');
  const last = keys.pop() ?? '';
  const parent: unknown = keys.reduce<unknown>((node, key) => Reflect.get(Object(node), key), copy);
  if (value === undefined) Reflect.deleteProperty(Object(parent), last);
  else Reflect.set(Object(parent), last, value);
  return copy;
}

describe('a scenario', () => {
  it('is read, and written as it was', () => {
    expect(serialise(parseScenario(RICH))).toEqual(RICH);
    expect(schemaProblems(RICH)).toEqual([]);
  });

  it('comes back from what was written, also without the parser', () => {
    expect(restored(serialise(parseScenario(RICH)))).toEqual(parseScenario(RICH));
  });

  it('writes decimals in their shortest form', () => {
    const scenario = parseScenario(changed('instruments[0].price', '050.500'));
    expect(serialise(scenario)).toEqual(changed('instruments[0].price', '50.5'));
    expect(parseScenario(changed('settings.houseLong', '0.30')).settings?.houseLong).toBe('0.3');
  });

  it('becomes a state: debts below zero, lots, defaults', () => {
    const state = startOf(parseScenario(RICH));
    const [pool] = state.account.pools;
    expect(pool?.amounts.map(({ kind, amount }) => [kind, plain(amount)])).toEqual([
      ['cash', '1000.01'],
      ['collateral', '12.5'],
      ['loan', '-4000'],
      ['interest', '-0.123456789012345678'],
      ['shortProceeds', '777'],
    ]);
    const lots = pool?.positions.map((item) => [item.id, plain(item.quantity), item.lots[0]?.opened]);
    expect(lots).toEqual([
      ['XYZ', '200.00000001', '2026-01-05'],
      ['SHRT', '-100', '2026-11-02'],
    ]);
    const { XYZ, SHRT } = state.market.instruments;
    expect([XYZ?.tick, XYZ?.lot, SHRT?.tick, SHRT?.lot].map((value) => value && plain(value))).toEqual([
      '0.01',
      '1',
      '0.01',
      '1',
    ]);
    expect(state).toMatchObject({ on: '2026-11-02', rulebookId: 'us-broker.2026-11', memory: { calls: [] } });
  });

  it('needs no pools, no settings and no end', () => {
    const { pools: _, settings: __, until: ___, title: ____, $schema: _____, ...least } = RICH;
    const state = startOf(parseScenario(least));
    expect(state.settings).toEqual({});
    expect(state.account.pools).toEqual([{ id: 'main', amounts: [], positions: [] }]);
  });

  it('gathers lines of one instrument into one position, and keeps ids apart across pools', () => {
    const line = (quantity: string) => ({ instrument: 'XYZ', quantity, entry: '1' });
    const pools = [
      { id: 'a', amounts: [], positions: [line('10'), line('5')] },
      { id: 'b', amounts: [], positions: [line('7')] },
    ];
    const [a, b] = startOf(parseScenario(changed('pools', pools))).account.pools;
    expect(a?.positions.map((item) => [item.id, plain(item.quantity), item.lots.length])).toEqual([
      ['XYZ', '15', 2],
    ]);
    expect(b?.positions.map((item) => [item.id, plain(item.quantity)])).toEqual([['XYZ#b', '7']]);
  });
});

/** Path of the field, a wrong value (undefined: left out), the code, and where the error stands if not there. */
const BAD: [path: string, value: unknown, code: string, where?: string][] = [
  ['format', 'other', 'scenario.choice'],
  ['format', undefined, 'scenario.missing'],
  ['version', 2, 'scenario.version'],
  ['version', 1.5, 'scenario.version'],
  ['version', 0, 'scenario.choice'],
  ['version', '1', 'scenario.choice'],
  ['version', undefined, 'scenario.missing'],
  ['title', 5, 'scenario.text'],
  ['title', 'x'.repeat(201), 'scenario.text'],
  ['$schema', null, 'scenario.text'],
  ['rulebook', 'us-broker', 'scenario.choice'],
  ['rulebook', 'constructor', 'scenario.choice'],
  ['rulebook', undefined, 'scenario.missing'],
  ['colour', 'red', 'scenario.unknown-field'],
  ['settings', [], 'scenario.object'],
  ['settings.houseLong', 0.3, 'decimal.syntax'],
  ['settings.houseLong', '30%', 'decimal.syntax'],
  ['settings.houseLong', '0', 'settings.rate'],
  ['settings.houseLong', '-0.3', 'settings.rate'],
  ['settings.houseLong', '1.000001', 'settings.rate'],
  ['settings.houseShort', '5.01', 'settings.rate'],
  ['settings.houseInitial', '30', 'settings.rate'],
  ['settings.houseInitial', '1.01', 'settings.rate'],
  ['settings.callDays', -1, 'scenario.integer'],
  ['settings.callDays', 31, 'scenario.integer'],
  ['settings.callDays', 1.5, 'scenario.integer'],
  ['settings.callDays', '2', 'scenario.integer'],
  ['settings.sells', 'nothing', 'scenario.choice'],
  ['settings.interest', '0.08', 'scenario.object'],
  ['settings.interest.basis', 364, 'scenario.choice'],
  ['settings.interest.tiers[0].from', '1', 'schedule.first'],
  ['settings.interest.tiers[1].from', '0', 'schedule.order'],
  ['settings.interest.tiers[1].rate', '6', 'schedule.rate'],
  ['settings.interest.tiers[1].spread', '0.01', 'schedule.one-rate', 'settings.interest.tiers[1]'],
  ['settings.interest.base', undefined, 'schedule.base', 'settings.interest.tiers[0]'],
  ['settings.securities[0].borrowRate', '10.01', 'settings.rate'],
  ['settings.rate', '0.3', 'scenario.unknown-field'],
  ['instruments', {}, 'scenario.list'],
  ['instruments', undefined, 'scenario.missing'],
  ['instruments[1]', 'XYZ', 'scenario.object'],
  ['instruments[0].id', '', 'scenario.text'],
  ['instruments[0].id', 'X Y', 'scenario.text'],
  ['instruments[0].id', '__proto__', 'scenario.text'],
  ['instruments[0].id', 'X'.repeat(41), 'scenario.text'],
  ['instruments[1].id', 'XYZ', 'scenario.twice'],
  ['instruments[0].quote', undefined, 'scenario.missing'],
  ['instruments[0].quote', 'GBP', 'scenario.no-rate'],
  ['instruments[0].quote', 'SAP.DE', 'scenario.no-rate'],
  ['instruments[0].price', '-1', 'scenario.range'],
  ['instruments[0].price', '1e3', 'decimal.syntax'],
  ['instruments[0].price', 50, 'decimal.syntax'],
  ['instruments[0].tick', '0', 'scenario.range'],
  ['instruments[0].lot', '0', 'scenario.range'],
  ['instruments[0].lot', '-1', 'scenario.range'],
  ['instruments[0].kind', 'option', 'scenario.choice'],
  ['start', '2026-02-29', 'date.syntax'],
  ['start', '2026-11-2', 'date.syntax'],
  ['start', '02.11.2026', 'date.syntax'],
  ['start', '9999-12-31', 'date.syntax'],
  ['start', '1899-12-31', 'date.syntax'],
  ['start', 20261102, 'date.syntax'],
  ['start', '2026-11-03', 'scenario.order', 'events[0].on'],
  ['until', '2026-11-04', 'scenario.order'],
  ['until', 'tomorrow', 'date.syntax'],
  ['pools', 'none', 'scenario.list'],
  ['pools[1]', RICH.pools[0], 'scenario.twice', 'pools[1].id'],
  ['pools[0].id', 5, 'scenario.text'],
  ['pools[0].amounts', undefined, 'scenario.missing'],
  ['pools[0].amounts[0].asset', 'JPY', 'scenario.no-rate'],
  ['pools[0].amounts[0].kind', 'gold', 'scenario.choice'],
  ['pools[0].amounts[0].kind', 'unsettled', 'scenario.choice'],
  ['pools[0].amounts[2].amount', '-4000', 'scenario.range'],
  ['pools[0].amounts[2].amount', '', 'decimal.syntax'],
  ['pools[0].positions[0].instrument', 'ABC', 'scenario.unknown-instrument'],
  ['pools[0].positions[0].quantity', null, 'decimal.syntax'],
  ['pools[0].positions[0].entry', '-1', 'scenario.range'],
  ['pools[0].positions[0].opened', 'once', 'date.syntax'],
  ['pools[0].positions[1].instrument', 'XYZ', 'scenario.both-sides', 'pools[0].positions[1].quantity'],
  ['events', undefined, 'scenario.missing'],
  ['events', [null], 'scenario.choice', 'events[0].do'],
  ['events[0].do', 'withdrawal', 'scenario.choice'],
  ['events[0].do', 'toString', 'scenario.choice'],
  ['events[0].do', undefined, 'scenario.choice'],
  ['events[0].on', undefined, 'scenario.missing'],
  ['events[0].on', '2026-11-01', 'scenario.order'],
  ['events[0].amount', '0', 'scenario.range'],
  ['events[0].amount', '-5', 'scenario.range'],
  ['events[0].amount', '5,000', 'decimal.syntax'],
  ['events[0].note', 'hello', 'scenario.unknown-field'],
  ['events[1].instrument', 'ABC', 'scenario.unknown-instrument'],
  ['events[1].quantity', '0', 'scenario.range'],
  ['events[1].quantity', '-0', 'scenario.range'],
  ['events[1].fund', 'minimum', 'scenario.choice'],
  ['events[3].quantity', '-3', 'scenario.range'],
  ['events[3].quantity', '0', 'scenario.range'],
  ['events[4].price', '-0.01', 'scenario.range'],
  ['events[4].price', 'NaN', 'decimal.syntax'],
  ['events[4].on', '2026-11-02', 'scenario.order'],
  ['events[5].settings', undefined, 'scenario.missing'],
  ['events[5].settings.houseLong', '7', 'settings.rate'],
  ['events[5].settings.callDays', 99, 'scenario.integer'],
  ['events[6].by', 'gold', 'scenario.choice'],
  ['events[7].by', 'cash', 'scenario.unknown-field'],
  ['events[9].perShare', '0', 'scenario.range'],
  ['events[9].perShare', undefined, 'scenario.missing'],
  ['events[9].instrument', 'ABC', 'scenario.unknown-instrument'],
  ['events[10].quantity', '0', 'scenario.range'],
  ['events[10].stop', '0', 'scenario.range'],
  ['events[10].stop', undefined, 'scenario.missing'],
  ['events[10].side', 'sell', 'scenario.unknown-field'],
  ['events[10].instrument', 'ABC', 'scenario.unknown-instrument'],
  ['events[10].group', '', 'scenario.text'],
  ['events[11].id', 'low', 'scenario.twice'],
  ['events[11].limit', 'none', 'decimal.syntax'],
  ['events[12].trail.by', 'points', 'scenario.choice'],
  ['events[12].trail.rate', '1', 'scenario.range'],
  ['events[12].trail.rate', '5', 'scenario.range'],
  ['events[12].trail.distance', '5', 'scenario.unknown-field'],
  ['events[13].trail.distance', '0', 'scenario.range'],
  ['events[14].id', 'low', 'scenario.twice'],
  ['events[14].id', 'trail', 'scenario.twice'],
  ['events[14].rungs', [], 'scenario.range'],
  ['events[14].rungs[1].quantity', '-10', 'scenario.range'],
  ['events[14].rungs[0].limit', 60, 'decimal.syntax'],
  ['events[15].id', 'profit-3', 'scenario.unknown-order'],
  ['events[15].id', 'nobody', 'scenario.unknown-order'],
];

/** What the schema cannot say: limits of decimals, and what fields must agree on with each other. */
const BEYOND_SCHEMA =
  /^(scenario\.(range|twice|order|no-rate|unknown-instrument|unknown-order|both-sides)|settings\.rate|schedule\.[a-z-]+)$/;

describe('a wrong field', () => {
  it.each(BAD)('%s = %j: %s', (path, value, code, where) => {
    const broken = changed(path, value);
    expect(refusal(() => parseScenario(broken))).toMatchObject({ code, field: where ?? path });
    expect(schemaProblems(broken).length > 0).toBe(!BEYOND_SCHEMA.test(code));
  });

  it.each([null, undefined, 5, 'scenario', [], [RICH]])('is the whole of %j', (value) => {
    expect(refusal(() => parseScenario(value))).toMatchObject({ code: 'scenario.object', field: 'scenario' });
    expect(schemaProblems(value)).not.toEqual([]);
  });

  it('comes with a sentence', () => {
    const say = (path: string, value: unknown) => refusal(() => parseScenario(changed(path, value)))?.message;
    expect(say('version', 2)).toBe(
      'version is 2, newer than this program knows (1): open it with a newer Margin Lab',
    );
    expect(say('events[6].by', 'gold')).toBe(
      'events[6].by must be "cash" or "securities" or "sale"; got "gold"',
    );
    expect(say('settings.callDays', 31)).toBe(
      'settings.callDays must be a whole number from 0 to 30; got 31',
    );
    expect(say('events[0].amount', '0')).toBe('events[0].amount must be above 0; got 0');
    expect(say('instruments[0].price', '-1')).toBe('instruments[0].price must be at least 0; got -1');
    expect(say('settings.houseLong', '30')).toBe(
      'settings.houseLong must be a fraction above 0 and at most 1, such as "0.30" for 30 %; got "30": a percentage is written as a fraction, 2.5 % as "0.025"',
    );
    expect(say('start', '2026-02-29')).toBe(
      'start must be a day from 1900 to 2199 such as "2026-11-22"; got "2026-02-29"',
    );
    expect(say('title', 'x'.repeat(300))).toBe(
      `title must be a text of at most 200 characters; got "${'x'.repeat(56)}…`,
    );
    expect(say('pools[0].positions[0].instrument', 'ABC')).toBe(
      'pools[0].positions[0].instrument must be one of XYZ, SHRT, EUR, SAP.DE; got "ABC"',
    );
  });
});

describe('the edges of what is allowed', () => {
  it.each<[path: string, value: unknown, lone?: string]>([
    ['title', '🙂'.repeat(200)],
    ['title', ''],
    ['settings.houseLong', '1'],
    ['settings.houseShort', '5'],
    ['settings.callDays', 0],
    ['settings.callDays', 30],
    ['settings.callDays', null],
    ['instruments[0].id', `X${'Y'.repeat(39)}`, 'not used elsewhere'],
    ['instruments[0].price', '0'],
    ['instruments[0].price', '999999999999999.999999999999999999'],
    ['events[4].price', '−0'],
    ['start', '1900-01-01'],
    ['until', '2199-12-31'],
    ['until', '2026-11-05'],
    ['pools[0].positions[1].quantity', '0'],
    ['pools', []],
  ])('%s = %j', (path, value, lone) => {
    const given = lone ? { ...Object(changed(path, value)), pools: [], events: [] } : changed(path, value);
    expect(refusal(() => parseScenario(given))).toBeNull();
    expect(schemaProblems(given)).toEqual([]);
  });
});

describe('the schema', () => {
  it('names itself and closes every object', () => {
    const schema = jsonSchema(SCHEMA_ID);
    expect(schema).toMatchObject({ $id: SCHEMA_ID, $schema: 'https://json-schema.org/draft/2020-12/schema' });
    const objects: unknown[] = [];
    JSON.stringify(schema, (_, value) => {
      if (value?.type === 'object') objects.push(value.additionalProperties);
      return value;
    });
    expect(objects.length).toBeGreaterThan(12);
    expect(objects.every((closed) => closed === false)).toBe(true);
  });

  it.each(readdirSync(new URL('tests/scenarios/', ROOT)))('accepts tests/scenarios/%s', (name) => {
    const value: unknown = JSON.parse(readSource(`tests/scenarios/${name}`));
    expect(schemaProblems(value)).toEqual([]);
    expect(refusal(() => parseScenario(value))).toBeNull();
  });
});

/**
 * What the engine tells of one story under each rulebook: its journal, and every figure at the close of each day. The
 * texts stand in tests/engine/told/; look at every line that changes, then write them again with
 * `npm run test:engine -- told --update`.
 */
import { describe, expect, it } from 'vitest';
import {
  algebra,
  type Figure,
  type Frame,
  parseScenario,
  plain,
  RULEBOOK_IDS,
  report,
  reportOf,
  round,
  rulebookIn,
  simulate,
  viewsOf,
} from '../../engine/index.ts';
import { type Json, line, raw } from '../lib/engine.ts';
import { RICH } from '../lib/rich-scenario.ts';

function figureLine(figure: Figure): string {
  const { name, value, unit, rounding, formula } = figure;
  const places = unit.places === undefined ? '' : ` .${unit.places}`;
  const how = formula.op === 'given' ? 'given' : algebra(figure);
  return `  ${name} ${plain(round(value, 12, 'half'))} ${unit.kind}${places} ${rounding ?? 'half'} | ${how}`;
}

/** Every figure of every group of pools, and of what is remembered where Regulation T holds. */
function told(frames: readonly Frame[]): string {
  const lines = frames.flatMap(({ on, at, state, entries }) => {
    const happened = [`${on} ${at}`, ...entries.map((entry) => `  > ${line(entry)}`)];
    if (at === 'event') return happened;
    const book = rulebookIn(state);
    const groups = viewsOf(state).map((view) => report(view, book));
    const [first] = groups;
    const all = groups.length === 1 && first ? [reportOf(state)] : groups;
    return [
      ...happened,
      ...all.flatMap(({ status, figures }, i) => [
        ` ${i + 1}: ${status}`,
        ...Object.values(figures)
          .toSorted((a, b) => (a.name < b.name ? -1 : 1))
          .map(figureLine),
      ]),
    ];
  });
  return `${lines.join('\n')}\n`;
}

const on = (day: number, ...events: readonly Json[]): Json[] =>
  events.map((event) => ({ on: `2026-11-0${day}`, ...event }));
const price = (instrument: string, value: string): Json => ({ do: 'price', instrument, price: value });
const trade = (instrument: string, quantity: string): Json => ({ do: 'trade', instrument, quantity });

/** A long that falls, a short beside it, a purchase and a sale on the way, and a recovery. */
function broker(rulebook: string): Json {
  return raw({
    rulebook,
    ...(rulebook.startsWith('fixed') && { settings: { minimumMargin: '1500.005' } }),
    instruments: [
      { id: 'LNG', quote: 'USD', price: '50.01' },
      { id: 'SHT', quote: 'USD', price: '16.7' },
    ],
    pools: [
      {
        id: 'main',
        amounts: [
          { asset: 'USD', kind: 'loan', amount: '4321.09' },
          { asset: 'USD', kind: 'shortProceeds', amount: '1702' },
          { asset: 'USD', kind: 'interest', amount: '3.21' },
        ],
        positions: [
          { instrument: 'LNG', quantity: '203', entry: '48.77' },
          { instrument: 'SHT', quantity: '-101', entry: '16.85' },
        ],
      },
    ],
    events: [
      ...on(2, trade('LNG', '17'), price('SHT', '16.6')),
      ...on(3, price('LNG', '41.37'), trade('SHT', '-40'), { do: 'deposit', amount: '250.5' }),
      ...on(4, price('LNG', '33.33'), price('SHT', '4.99')),
      ...on(5, { do: 'answer', by: 'securities' }, price('LNG', '31'), { do: 'answer', by: 'sale' }),
      ...on(6, price('LNG', '24.5'), trade('SHT', '60')),
    ],
    until: '2026-11-09',
  });
}

/** A long and a short contract, each in its pool, until one of them is liquidated. */
function exchange(rulebook: string): Json {
  const tiers = [
    { floor: '0', rate: '0.01', leverage: '50' },
    { floor: '600', rate: '0.025', leverage: '20' },
    { floor: '1500', rate: '0.1', leverage: '5' },
  ];
  const coin = rulebook.startsWith('coin');
  const kind = coin ? { kind: 'inverse', base: 'BTC', multiplier: '10' } : { kind: 'linear', lot: '0.001' };
  const cash = (amount: string): Json[] => [{ asset: coin ? 'BTC' : 'USD', kind: 'cash', amount }];
  return raw({
    rulebook,
    settings: { venue: { currency: 'USD', liquidationFee: '0.0075', ...(!coin && { tables: [{ tiers }] }) } },
    instruments: [
      { id: 'A', quote: 'USD', price: '100', ...kind },
      { id: 'B', quote: 'USD', price: '20', ...(coin ? { kind: 'spot' } : kind) },
      ...(coin ? [{ id: 'BTC', quote: 'USD', price: '100' }] : []),
    ],
    pools: [
      {
        id: 'a',
        amounts: cash(coin ? '0.6' : '151.25'),
        positions: [{ instrument: 'A', quantity: coin ? '30' : '17.5', entry: '100', leverage: '10' }],
      },
      ...(coin
        ? []
        : [
            {
              id: 'b',
              amounts: cash('88.88'),
              positions: [{ instrument: 'B', quantity: '-31.7', entry: '19.9', leverage: '7' }],
            },
          ]),
    ],
    events: [
      ...on(2, { do: 'funding', instrument: 'A', rate: '0.000125' }),
      ...on(3, price('A', '97.3'), ...(coin ? [] : [price('B', '20.4')])),
      ...on(4, price('A', '94.05')),
      ...on(5, price('A', '91.2'), ...(coin ? [] : [price('B', '21.9')])),
      ...on(6, price('A', '80')),
    ],
  });
}

/** Coin bought with borrowed dollars, and coin borrowed and sold. */
function spot(rulebook: string): Json {
  return raw({
    rulebook,
    settings: { venue: { currency: 'USD', liquidationFee: '0.01' } },
    instruments: [
      { id: 'BTC', quote: 'USD', price: '100', lot: '0.001' },
      { id: 'ETH', quote: 'USD', price: '10', lot: '0.001' },
    ],
    pools: [
      {
        id: 'p',
        amounts: [
          { asset: 'USD', kind: 'cash', amount: '40' },
          { asset: 'ETH', kind: 'loan', amount: '3' },
          { asset: 'USD', kind: 'loan', amount: '300' },
          { asset: 'USD', kind: 'interest', amount: '1.01' },
        ],
        positions: [{ instrument: 'BTC', quantity: '4.2', entry: '99' }],
      },
    ],
    events: [
      ...on(2, trade('BTC', '0.5')),
      ...on(3, price('BTC', '93.1')),
      ...on(4, price('BTC', '86.4'), price('ETH', '10.9')),
      ...on(5, price('BTC', '81.2'), { do: 'deposit', amount: '15.15' }),
      ...on(6, price('BTC', '70')),
    ],
  });
}

function story(id: string): Json {
  if (/^(us-|fixed)/.test(id)) return broker(id);
  return /-margin[-.]/.test(id) ? spot(id) : exchange(id);
}

describe('the story is told as it was', () => {
  it.each(RULEBOOK_IDS)('under %s', async (id) => {
    const text = told(simulate(parseScenario(story(id))));
    await expect(text).toMatchFileSnapshot(`told/${id}.txt`);
  });

  it('with every field and event of the format', async () => {
    await expect(told(simulate(parseScenario(RICH)))).toMatchFileSnapshot('told/everything.txt');
  });
});

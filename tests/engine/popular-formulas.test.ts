/** Five formulas that circulate, as what not to answer: the engine's price differs from each, and from which side. */
import { describe, expect, it } from 'vitest';
import { parseScenario, plain, report, round, rulebookIn, startOf, viewsOf } from '../../engine/index.ts';
import { POPULAR_FORMULAS } from '../../engine/rulebooks/popular-formulas.ts';

const ROWS = POPULAR_FORMULAS.map((item) => [item.id, item] as const);

describe.each(ROWS)('%s', (_id, item) => {
  const state = startOf(parseScenario(item.scenario));
  const [view] = viewsOf(state);
  if (!view) throw new Error('a scenario has a first pool');
  const price = report(view, rulebookIn(state)).figures.liquidationPrice;

  it('is answered with another price', () => {
    expect(price && plain(round(price.value, 4, 'half'))).toBe(item.right);
    expect(item.printed).not.toBe(item.right);
  });

  it('says what is wrong with it', () => {
    expect(item.wrong.length).toBeGreaterThan(40);
    expect(item.source.length).toBeGreaterThan(10);
  });
});

/** Entry, quantity, leverage and rate of each account, and the price that its author prints. */
const AS_PRINTED = {
  'leverage-times-rate': ['2.05', '1', '5', '0.005', '1.958'],
  'rate-over-leverage': ['10000', '10000', '100', '0.005', '10050'],
  'misprinted-size': ['50000', '0.1', '25', '0.004', '32000'],
  'reprint-of-long': ['50000', '0.1', '25', '0.004', '51800'],
  'entry-notional-shortcut': ['67000', '0.1', '10', undefined, '60568'],
};

it('each is about the account that its author has, and says what he prints', () => {
  const accounts = POPULAR_FORMULAS.map(({ id, scenario, printed }) => {
    const { pools = [], settings } = parseScenario(scenario);
    const [position] = pools[0]?.positions ?? [];
    const [tier, ...more] = settings?.venue?.tables?.[0]?.tiers ?? [];
    expect(more).toEqual([]);
    const texts = [position?.entry, position?.quantity, position?.leverage].map(
      (value) => value && plain(value),
    );
    return [id, [...texts, tier?.rate, printed]];
  });
  expect(Object.fromEntries(accounts)).toEqual(AS_PRINTED);
});

describe('the list', () => {
  it('has five, each once', () => {
    expect(POPULAR_FORMULAS.length).toBe(5);
    expect(new Set(POPULAR_FORMULAS.map(({ id }) => id)).size).toBe(5);
  });

  it('shows what is impossible: a long does not liquidate above its entry', () => {
    const above = POPULAR_FORMULAS.filter((item) => item.impossible).map(({ id }) => id);
    expect(above).toEqual(['rate-over-leverage', 'reprint-of-long']);
  });
});

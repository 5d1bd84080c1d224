/** An insurance fund with a limit, as one account sees it. */
import { describe, expect, it } from 'vitest';
import { decimal, journalOf, lastOf, parseScenario, plain, simulate } from '../../engine/index.ts';
import { type Json, line, raw, refusal } from '../lib/engine.ts';

describe('a fund in a scenario of one account', () => {
  const played = (venue: Json, events: readonly Json[] = []): string[] =>
    journalOf(
      simulate(
        parseScenario(
          raw({
            rulebook: 'dydx-cross.2026-11',
            settings: { venue: { currency: 'USD', liquidationFee: '0', ...venue } },
            instruments: [{ id: 'A', kind: 'linear', quote: 'USD', price: '1' }],
            pools: [
              {
                id: 'p',
                amounts: [{ asset: 'USD', kind: 'cash', amount: '100' }],
                positions: [{ instrument: 'A', quantity: '-500', entry: '1' }],
              },
            ],
            events: [...events, { do: 'price', instrument: 'A', price: '2' }].map((event) => ({
              on: '2026-11-02',
              ...event,
            })),
          }),
        ),
      ),
    )
      .map(line)
      .slice(2);

  it.each([
    [{}, ['insurance: cash +400']],
    [{ fund: '400' }, ['insurance: cash +400']],
    [{ fund: '150' }, ['insurance: cash +150', 'deleveraging: cash +250']],
    [{ fund: '0' }, ['deleveraging: cash +400']],
    [{ fund: '150', beyondFund: 'overOpen' }, ['insurance: cash +150', 'socialised: cash +250']],
    [{ fund: '150', beyondFund: 'overDeposits' }, ['insurance: cash +150', 'socialised: cash +250']],
    [{ fund: '150', beyondFund: 'owed' }, ['insurance: cash +150', 'debt: cash +250, loan -250']],
  ])('with %j: %j', (venue, entries) => {
    expect(played(venue)).toEqual(entries);
  });

  it('may be changed by the terms', () => {
    const settings = {
      do: 'settings',
      settings: { venue: { currency: 'USD', liquidationFee: '0', fund: '10' } },
    };
    expect(played({ fund: '400' }, [settings])).toEqual(['insurance: cash +10', 'deleveraging: cash +390']);
  });

  it('is refused below nothing, and where there is none', () => {
    expect(refusal(() => played({ fund: '-1' }))).toMatchObject({
      code: 'settings.venue',
      field: 'settings.venue.fund',
    });
    const spot = raw({ rulebook: 'kraken-margin.2026-11', settings: { venue: { fund: '1' } } });
    expect(refusal(() => parseScenario(spot))).toMatchObject({
      code: 'settings.unused',
      field: 'settings.venue.fund',
    });
  });

  it('in coin pays at the price of the coin', () => {
    const state = lastOf(
      simulate(
        parseScenario(
          raw({
            rulebook: 'coin-cross.2026-11',
            settings: { venue: { currency: 'USD', fund: '1000', beyondFund: 'owed' } },
            instruments: [{ id: 'A', kind: 'inverse', base: 'BTC', quote: 'USD', price: '100' }],
            pools: [
              {
                id: 'p',
                amounts: [{ asset: 'BTC', kind: 'cash', amount: '10' }],
                positions: [{ instrument: 'A', quantity: '10000', entry: '100' }],
              },
            ],
            events: [{ on: '2026-11-02', do: 'price', instrument: 'A', price: '80' }],
          }),
        ),
      ),
    );
    // 10,000 of face bought 100 coin and buy back 125: 25 lost, 15 lacking, 12.5 of them paid by the fund.
    expect(
      state.account.pools[0]?.amounts.map(({ kind, amount, asset }) => `${kind} ${plain(amount)} ${asset}`),
    ).toEqual(['loan -2.5 BTC']);
    expect(plain(state.memory.fund ?? decimal(-1))).toBe('0');
  });
});

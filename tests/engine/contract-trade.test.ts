/** Contracts that are opened, added to, reduced and turned round. */
import { describe, expect, it } from 'vitest';
import { endOf } from '../lib/venue-play.ts';

const FLAT = { tables: [{ tiers: [{ floor: '0', rate: '0.05' }] }] };

describe('trades in contracts', () => {
  it('open, add, reduce and turn round in balanced postings', () => {
    const trades = ['10', '5', '-6', '-20'].map((quantity) => ({ do: 'trade', instrument: 'A', quantity }));
    const fields = {
      rulebook: 'exchange-isolated',
      venue: FLAT,
      cash: '10000',
      quantity: '0',
      prices: ['110'],
    };
    expect(endOf({ ...fields, events: trades })).toEqual(['A -11', 'cash 10000 USD', 'contracts 1100 USD']);
    expect(
      endOf({
        ...fields,
        events: [
          ...trades,
          { do: 'price', instrument: 'A', price: '90' },
          { do: 'trade', instrument: 'A', quantity: '11' },
        ],
      }),
    ).toEqual(['cash 10110 USD']);
  });

  it('do so in coin as well', () => {
    const trades = ['1000', '-400'].map((quantity) => ({ do: 'trade', instrument: 'A', quantity }));
    const fields = {
      rulebook: 'coin-isolated',
      inverse: true,
      cash: '50',
      quantity: '0',
      prices: [],
      events: trades,
    };
    expect(endOf(fields)).toEqual(['A 6', 'cash 50 BTC', 'contracts -600 USD']);
    const turned = [
      ...trades,
      { do: 'price', instrument: 'A', price: '125' },
      { do: 'trade', instrument: 'A', quantity: '-1000' },
    ];
    // 6 coin bought for 600 cost 4.8 now: 1.2 gained. 400 are sold short for 3.2.
    expect(endOf({ ...fields, events: turned })).toEqual(['A -3.2', 'cash 51.2 BTC', 'contracts 400 USD']);
  });
});

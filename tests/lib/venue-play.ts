/** One position at an exchange and the way its price goes, read as short texts. */
import { journalOf, lastOf, parseScenario, plain, type State, simulate } from '../../engine/index.ts';
import type { Json } from './engine.ts';

export const DAY = '2026-11-02';

export interface Fields {
  readonly rulebook: string;
  readonly venue?: Json;
  readonly inverse?: boolean;
  readonly cash: string;
  readonly quantity: string;
  readonly prices: readonly string[];
  readonly others?: readonly Json[];
  readonly events?: readonly Json[];
}

/** One position opened at 100, and then the price goes its way. */
export function play({
  rulebook,
  venue,
  inverse = false,
  cash,
  quantity,
  prices,
  others = [],
  events = [],
}: Fields) {
  const a = inverse ? { kind: 'inverse', base: 'BTC' } : { kind: 'linear', lot: '0.001' };
  return simulate(
    parseScenario({
      format: 'margin-lab.scenario',
      version: 1,
      rulebook: `${rulebook}.2026-11`,
      settings: { venue: { currency: 'USD', ...venue } },
      instruments: [
        { id: 'A', quote: 'USD', price: '100', ...a },
        { id: 'B', kind: 'linear', quote: 'USD', price: '100', lot: '0.001' },
      ],
      start: DAY,
      pools: [
        {
          id: 'a',
          amounts: [{ asset: inverse ? 'BTC' : 'USD', kind: 'cash', amount: cash }],
          positions: quantity === '0' ? [] : [{ instrument: 'A', quantity, entry: '100' }],
        },
        ...others,
      ],
      events: [
        ...events.map((event) => ({ on: DAY, ...event })),
        ...prices.map((price) => ({ on: DAY, do: 'price', instrument: 'A', price })),
      ],
    }),
  );
}

/** Name of each entry with the pool's cash, what it took from it and where that went. */
export function written(fields: Fields): string[] {
  return journalOf(play(fields)).map((entry) => {
    if (entry.kind === 'notice') return entry.name;
    const legs = entry.legs.filter((leg) => leg.owner !== 'market' && leg.kind !== 'contracts');
    return `${entry.reason}: ${legs.map(({ owner, kind, amount }) => `${owner} ${kind} ${plain(amount)}`).join(', ')}`;
  });
}

function pool(state: State, id: string): string[] {
  const found = state.account.pools.find((item) => item.id === id);
  const amounts = found?.amounts.map(({ asset, kind, amount }) => `${kind} ${plain(amount)} ${asset}`) ?? [];
  const positions = found?.positions.map((item) => `${item.id} ${plain(item.quantity)}`) ?? [];
  return [...amounts, ...positions].sort();
}

export function endOf(fields: Fields, id = 'a'): string[] {
  return pool(lastOf(play(fields)), id);
}

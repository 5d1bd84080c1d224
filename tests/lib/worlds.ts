/** Worlds of accounts with one contract each, in short. */
import {
  decimal,
  type Entry,
  type Posting,
  parseScenario,
  plain,
  profitsOf,
  round,
  stepWorld,
  type World,
  type WorldOutcome,
  worldOf,
} from '../../engine/index.ts';
import { type Json, line, raw } from './engine.ts';

export interface Holder {
  readonly cash: string;
  /** Signed; of the contract `A`, at the entry. */
  readonly quantity: string;
  readonly entry?: string;
}

/** At a price of 1 unless said; lots of 0.001 unless said. */
export function world(
  holders: Readonly<Record<string, Holder>>,
  fund: string,
  venue: Json = {},
  { rulebook = 'dydx-cross', price = '1', lot = '0.001' } = {},
): World {
  const scenarios = Object.entries(holders).map(([id, { cash, quantity, entry = price }]) => {
    const positions = quantity === '0' ? [] : [{ instrument: 'A', quantity, entry }];
    const file = raw({
      rulebook: `${rulebook}.2026-11`,
      settings: { venue: { currency: 'USD', liquidationFee: '0', ...venue } },
      instruments: [{ id: 'A', kind: 'linear', quote: 'USD', price, lot }],
      pools: [{ id: 'p', amounts: [{ asset: 'USD', kind: 'cash', amount: cash }], positions }],
    });
    return [id, parseScenario(file)] as const;
  });
  return worldOf(Object.fromEntries(scenarios), fund);
}

export function moved(before: World, price: string, last?: string): WorldOutcome {
  const filled = last === undefined ? {} : { last: decimal(last) };
  return stepWorld(before, { do: 'price', instrument: 'A', price: decimal(price), ...filled });
}

/** What an account holds, in the order of its ledger. */
export function holds({ members }: World, who: string): string[] {
  const found = members.find(({ id }) => id === who);
  return (found?.state.account.pools ?? []).flatMap(({ amounts, positions }) => [
    ...amounts
      .filter(({ kind }) => kind !== 'contracts')
      .map(({ kind, amount }) => `${kind} ${plain(amount)}`),
    ...positions.map(({ instrument, quantity }) => `${plain(quantity)} ${instrument}`),
  ]);
}

export function told({ entries }: WorldOutcome): string[] {
  return entries.map(({ who, entry }) => `${who} ${line(entry)}`);
}

export function postingsOf(entries: readonly { entry: Entry }[]): Posting[] {
  return entries.flatMap(({ entry }) => (entry.kind === 'posting' ? [entry] : []));
}

/** What each gained, to the cent. */
export function gains(before: World, { world: after, entries }: WorldOutcome): Record<string, string> {
  const { accounts, others } = profitsOf(before, after, entries);
  return Object.fromEntries(
    Object.entries({ ...accounts, ...others }).map(([id, value]) => [id, plain(round(value, 2, 'half'))]),
  );
}

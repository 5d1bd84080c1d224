/** Markets in which one forced sale brings the next, in short and by chance. */
import fc from 'fast-check';
import type { Cascade } from '../../engine/cascade.ts';
import type { CascadeTerms, Cover } from '../../engine/cascade-terms.ts';
import type { Trader } from '../../engine/crowd.ts';
import { type Decimal, decimal } from '../../engine/index.ts';

export function holder(id: string, quantity: string, margin: string, entry = '100'): Trader {
  return { id, quantity: decimal(quantity), margin: decimal(margin), entry: decimal(entry) };
}

export type TermTexts = Partial<Readonly<Record<Exclude<keyof CascadeTerms, 'cover'>, string>>> & {
  readonly cover?: Cover;
};

/** At a price of 100, without fees, a fund or a rebound unless said. */
export function terms({ cover = 'venue', ...texts }: TermTexts = {}): CascadeTerms {
  const usual = {
    price: '100',
    shock: '0.05',
    depth: '1000',
    maintenance: '0.005',
    tradingFee: '0',
    liquidationFee: '0',
    fund: '0',
    rebound: '0',
  };
  const read = Object.entries({ ...usual, ...texts }).map(([key, text]) => [key, decimal(text)]);
  return { ...(Object.fromEntries(read) as Omit<CascadeTerms, 'cover'>), cover };
}

const rate = (most: number) => fc.integer({ min: 0, max: most }).map((value) => decimal(value).div(10_000));
const whole = (min: number, max: number) => fc.integer({ min, max }).map((value) => decimal(value));

/** Accounts that entered at their own prices with their own margin. */
export const traders: fc.Arbitrary<Trader[]> = fc
  .array(
    fc.record({
      size: whole(1, 400),
      short: fc.boolean(),
      entry: fc.integer({ min: 7000, max: 13_000 }).map((value) => decimal(value).div(100)),
      leverage: fc.integer({ min: 1, max: 60 }),
      odd: fc.integer({ min: 0, max: 99 }),
    }),
    { minLength: 2, maxLength: 40 },
  )
  .map((items) =>
    items.map(({ size, short, entry, leverage, odd }, i) => ({
      id: `${short ? 'short' : 'long'}-${i}`,
      quantity: short ? size.neg() : size,
      entry,
      margin: decimal(size.times(entry).div(leverage).toFixed(2)).plus(decimal(odd).div(100)),
    })),
  );

export const anyTerms: fc.Arbitrary<CascadeTerms> = fc.record({
  price: fc.constant(decimal(100)),
  shock: rate(4000),
  depth: whole(20, 3000),
  maintenance: rate(300),
  tradingFee: rate(20),
  liquidationFee: rate(200),
  fund: whole(0, 40_000),
  cover: fc.constantFrom<Cover>('venue', 'fund', 'deleveraging'),
  rebound: rate(10_000),
});

/** What each account has in the end, read off its pool. */
export function cashAfter(cascade: Cascade, id: string): Decimal {
  const amounts = cascade.after.get(id)?.amounts ?? [];
  return amounts
    .filter(({ kind }) => kind === 'cash')
    .reduce((sum, { amount }) => sum.plus(amount), decimal(0));
}

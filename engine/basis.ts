/** How far a future may stand from its index: why a long and a short on one coin are not riskless together. */
import { decimal, parseDecimal } from './decimal.ts';
import { EngineError } from './errors.ts';
import { type Citation, type Figure, given, product, sum, type Unit } from './figure.ts';

/** Kraken Futures: 1 % at a day, 20 % at 210 days, straight between; of a perpetual, 1 %. */
const FIRST = { days: 1, bound: '0.01' } as const;
const LAST = { days: 210, bound: '0.2' } as const;

const RULE: Citation = {
  source: 'kraken-futures-netting',
  says: 'A future of fixed maturity may stand up to 20 % from its index at 210 days and 1 % at one day, a perpetual 1 %.',
  checked: '2026-11-22',
  standing: 'quoted',
};

/** The bound and the prices at it. @param days to maturity, 1 to 210; null for a perpetual */
export function premiumBounds(
  index: string,
  days: number | null,
): { bound: Figure; low: Figure; high: Figure } {
  const until = days ?? FIRST.days;
  if (!Number.isInteger(until) || until < FIRST.days || until > LAST.days)
    throw new EngineError('basis.days', 'days', `must be a whole number from 1 to 210; got ${days}`);
  const rise = decimal(LAST.bound).minus(decimal(FIRST.bound));
  const share = rise.times(until - FIRST.days).div(LAST.days - FIRST.days);
  const bound = given(
    { name: 'premiumBound', label: 'Farthest from the index', unit: { kind: 'rate' }, rule: RULE },
    decimal(FIRST.bound).plus(share),
  );
  const unit: Unit = { kind: 'price' };
  const price = given({ name: 'index', label: 'Index', unit }, parseDecimal(index, 'index'));
  const away = product({ name: 'premium', label: 'Farthest in price', unit }, price, bound);
  return {
    bound,
    low: sum({ name: 'lowestPrice', label: 'Lowest price', unit }, [1, price], [-1, away]),
    high: sum({ name: 'highestPrice', label: 'Highest price', unit }, [1, price], [1, away]),
  };
}

/** A venue that pays itself, read off the cascade in which its fund paid. */
import { expect, it } from 'vitest';
import { type Cascade, cascadeOf } from '../../engine/cascade.ts';
import { firstWorth, gainByJournal, gainsOf, lastWorth, withoutFund } from '../../engine/cascade-gains.ts';
import { plain, showExact } from '../../engine/index.ts';
import { anyTerms, traders } from '../lib/cascades.ts';
import { check, expectSeen } from '../lib/check.ts';

/** All that is told of a cascade, as texts. */
function told(cascade: Cascade) {
  const { sales, before, lowest, last } = cascade;
  const texts = sales.map((sale) =>
    Object.values(sale).map((item) => (typeof item === 'string' ? item : plain(item))),
  );
  const figures = Object.values(gainsOf(cascade)).map(({ name, parts }) => [name, ...parts.map(showExact)]);
  const gains = [...before.keys()].map((id) => [
    id,
    plain(lastWorth(cascade, id).minus(firstWorth(cascade, id))),
    plain(gainByJournal(cascade, id)),
  ]);
  return { texts, figures, gains, lowest: plain(lowest), last: plain(last) };
}

it('is what it is when it is played', () => {
  const seen = { paid: 0, fundAndVenue: 0 };
  check(traders, anyTerms, (accounts, how) => {
    const played = cascadeOf(accounts, { ...how, cover: 'venue' });
    const withFund = cascadeOf(accounts, { ...how, cover: 'fund' });
    expect(told(withoutFund(withFund))).toEqual(told(played));
    if (played.sales.some(({ fromVenue }) => fromVenue.gt(0))) seen.paid += 1;
    if (withFund.sales.some(({ fromFund, fromVenue }) => fromFund.gt(0) && fromVenue.gt(0)))
      seen.fundAndVenue += 1;
  });
  expectSeen(seen, 10);
});

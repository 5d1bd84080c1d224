/** Every fact that moves carries a day, and those that have grown old can be listed. */
import { expect, it } from 'vitest';
import { datedFacts, olderThan } from '../../src/lib/dated-facts.ts';

const fact = (day: string) => ({ where: `content/x.yaml: ${day}`, kind: 'seen', day });
const days = (facts: readonly { readonly day: string }[]): string[] => facts.map(({ day }) => day);

it('finds them in what is written and in what the engine rests on', () => {
  const facts = datedFacts();
  const where = facts.map((item) => item.where);
  for (const part of [
    'content/sources.yaml: finra-4210',
    'content/platforms.yaml: kraken.terms.0',
    'content/platforms.yaml: kraken.claims.0',
    'content/episodes/btc-2020-03.yaml: ',
    'rulebook us-broker.2026-11: ',
    'engine/tax/assets.ts: ',
  ])
    expect(
      where.some((item) => item.startsWith(part)),
      part,
    ).toBe(true);
});

it('lists those that are more than so many days old, the oldest first', () => {
  const facts = ['2026-06-01', '2026-05-26', '2026-05-25', '2024-03-11', '2023-02'].map(fact);
  expect(days(olderThan(facts, '2026-11-22', 180))).toEqual(['2023-02', '2024-03-11', '2026-05-25']);
  expect(days(olderThan(facts, '2026-11-22', 36_500))).toEqual([]);
});

/** A repeatable draw of some faults out of many. */
import { seeded } from '../../engine/paths/seeded.ts';
import type { Site } from './edit.ts';

type Random = () => number;

function shuffled<T>(items: readonly T[], random: Random): T[] {
  const keyed = items.map((item) => ({ item, key: random() }));
  return keyed.sort((a, b) => a.key - b.key).map(({ item }) => item);
}

/** One of each group in turn, so that a hundred conditions do not drown ten divisions. */
function mixed(sites: readonly Site[], random: Random): Site[] {
  const piles = [...Map.groupBy(shuffled(sites, random), (site) => site.group).values()];
  const rounds = Math.max(0, ...piles.map((pile) => pile.length));
  const order = shuffled(piles, random);
  return Array.from({ length: rounds }, (_, round) =>
    order.flatMap((pile) => pile.slice(round, round + 1)),
  ).flat();
}

/**
 * Draws `count` sites. Files take turns, each as often as the square root of its sites: large files give more, and
 * small ones (the rulebooks) are not forgotten.
 */
export function draw(sites: readonly Site[], count: number, seed: number): Site[] {
  const random = seeded(seed);
  const turns = [...Map.groupBy(sites, (site) => site.file).values()].flatMap((own) => {
    const offset = random();
    return mixed(own, random).map((site, i) => ({ site, at: (i + offset) / Math.sqrt(own.length) }));
  });
  return turns
    .sort((a, b) => a.at - b.at)
    .slice(0, count)
    .map(({ site }) => site);
}

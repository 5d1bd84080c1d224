/** What a tally says, as figures: shares of the paths, and how far they may be off by chance. */
import { type Figure, given, quotient } from '../../../engine/figure.ts';
import { decimal } from '../../../engine/index.ts';
import { BINS, middle, rising, type Tally } from '../../../engine/survival/run.ts';

export interface Chances {
  readonly called: Figure;
  readonly calledError: Figure;
  readonly sold: Figure;
  readonly owing: Figure;
  readonly alone: Figure;
  /** Day of the first call, in the middle of all paths that had one; null where none had. */
  readonly day: Figure | null;
  /** Paths of a hundred end with at least as much of the own money; by quantile, as fractions of it. */
  readonly left: readonly (readonly [share: number, of: number])[];
}

const QUANTILES = [0.05, 0.25, 0.5, 0.75, 0.95];

/** What is left at the quantiles, to the lower end of a hundredth of the own money. */
function quantiles({ ended, kept, paths }: Tally): [number, number][] {
  const counts = rising(ended.map((count, i) => count + (kept[i] ?? 0)));
  return QUANTILES.map((share) => {
    const bin = counts.findIndex((count) => count >= share * paths);
    return [share, Math.round((BINS.low + bin * BINS.each) * 100) / 100];
  });
}

/** Of a share of so many paths: one standard error, √(share × (1 − share) ÷ paths). */
export function errorOf(count: number, paths: number): number {
  const share = count / paths;
  return Math.sqrt((share * (1 - share)) / paths);
}

/** `event` is what the rulebook calls it when the line is crossed: `a call`. */
export function chancesOf(tally: Tally, event: string): Chances {
  const places = tally.paths > 100_000 ? 2 : 1;
  const unit = { kind: 'rate', places } as const;
  const count = (name: string, label: string, value: number): Figure =>
    given({ name, label, unit: { kind: 'quantity' } }, decimal(value));
  const paths = count('paths', 'Paths', tally.paths);
  const share = (name: string, label: string, value: number): Figure =>
    quotient({ name, label, unit }, count(`${name}Paths`, `Paths with ${label.toLowerCase()}`, value), paths);
  const day = middle(tally.callDays);
  return {
    called: share('called', event, tally.called),
    calledError: given(
      {
        name: 'calledError',
        label: 'Standard error, √(share × (1 − share) ÷ paths)',
        unit: { ...unit, places: 2 },
      },
      decimal(errorOf(tally.called, tally.paths).toFixed(12)),
    ),
    sold: share('sold', 'A forced sale', tally.sold),
    owing: share('owing', 'A debt at the end', tally.owing),
    alone: share('alone', `${event}, all in one asset`, tally.alone),
    day:
      day === null
        ? null
        : given(
            { name: 'callDay', label: 'Half of them have come by day', unit: { kind: 'quantity' } },
            decimal(day),
          ),
    left: quantiles(tally),
  };
}

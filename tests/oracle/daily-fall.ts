/**
 * The exact chance that a price is below a level at one of the closes of so many days: the density of those that are
 * still above it, carried from day to day by integration (Simpson’s rule). Written from the model, not from the engine.
 */

export interface DailyFall {
  /** Over the price at the start. */
  readonly level: number;
  readonly drift: number;
  readonly volatility: number;
  readonly days: number;
  readonly perYear: number;
  /** How many days a year open with a gap on average, and what part of the price it takes. */
  readonly gaps?: { readonly perYear: number; readonly size: number };
}

/** Parts of one day’s standard deviation to a step of the grid. */
const FINE = 12;
/** Standard deviations beyond which nothing counts. */
const FAR = 8.5;

export function chanceOfDailyFall({ level, drift, volatility, days, perYear, gaps }: DailyFall): number {
  const spread = volatility / Math.sqrt(perYear);
  const trend = (drift - volatility ** 2 / 2) / perYear;
  const chance = gaps ? 1 - Math.exp(-gaps.perYear / perYear) : 0;
  const fall = gaps ? Math.log(1 - gaps.size) : 0;
  const normal = (x: number, mean: number): number =>
    Math.exp(-((x - mean) ** 2) / (2 * spread ** 2)) / (spread * Math.sqrt(2 * Math.PI));
  /** Density of a day’s change of the logarithm. */
  const change = (x: number): number =>
    (1 - chance) * normal(x, trend) + (chance > 0 ? chance * normal(x, trend + fall) : 0);

  const low = Math.log(level);
  const high = Math.max(0, trend * days) + FAR * spread * Math.sqrt(days);
  const cells = 2 * Math.ceil(((high - low) / spread) * (FINE / 2));
  const step = (high - low) / cells;
  const at = (i: number): number => low + i * step;
  const weight = (i: number): number => ((i === 0 || i === cells ? 1 : i % 2 === 1 ? 4 : 2) * step) / 3;
  // A change depends on the distance alone.
  const changes = Float64Array.from({ length: 2 * cells + 1 }, (_, i) => change((i - cells) * step));
  const reach = Math.min(cells, Math.ceil((FAR * spread + Math.abs(trend) - fall) / step));

  let density = Float64Array.from({ length: cells + 1 }, (_, i) => change(at(i)));
  for (let day = 2; day <= days; day += 1) {
    const weighed = density.map((value, i) => value * weight(i));
    density = Float64Array.from(density, (_, i) => {
      let sum = 0;
      const last = Math.min(cells, i + reach);
      for (let j = Math.max(0, i - reach); j <= last; j += 1)
        sum += (weighed[j] ?? 0) * (changes[i - j + cells] ?? 0);
      return sum;
    });
  }
  return 1 - density.reduce((sum, value, i) => sum + value * weight(i), 0);
}

/**
 * The chance that a geometric Brownian motion falls below a level, by the reflection principle: one price, looked at
 * all the time, without gaps. The only case with a short formula, and so the measure of the simulation.
 */

/** ln of the chance that a standard normal number is below `x`. */
function logNormalBelow(x: number): number {
  const z = Math.abs(x) / Math.SQRT2;
  // Complementary error function after Numerical Recipes (erfcc): relative error below 1.2e-7 everywhere.
  const t = 1 / (1 + z / 2);
  const series = [
    -1.26551223, 1.00002368, 0.37409196, 0.09678418, -0.18628806, 0.27886807, -1.13520398, 1.48851587,
    -0.82215223, 0.17087277,
  ];
  const tail = Math.log(t / 2) - z * z + series.reduceRight((sum, value) => value + t * sum, 0);
  return x < 0 ? tail : Math.log1p(-Math.exp(tail));
}

export interface Fall {
  /** Over the price at the start; the question is whether it is undercut. */
  readonly level: number;
  /** Both of a year. */
  readonly drift: number;
  readonly volatility: number;
  readonly years: number;
}

/**
 * P(lowest price ≤ level × start) = Φ((b − νT) ÷ σ√T) + exp(2νb ÷ σ²) Φ((b + νT) ÷ σ√T), where b = ln level and
 * ν = drift − σ² ÷ 2.
 */
export function chanceOfFall({ level, drift, volatility, years }: Fall): number {
  if (level >= 1) return 1;
  if (level <= 0) return 0;
  const b = Math.log(level);
  const trend = drift - volatility ** 2 / 2;
  const spread = volatility * Math.sqrt(years);
  const straight = Math.exp(logNormalBelow((b - trend * years) / spread));
  const reflected = Math.exp(
    (2 * trend * b) / volatility ** 2 + logNormalBelow((b + trend * years) / spread),
  );
  return Math.min(1, straight + reflected);
}

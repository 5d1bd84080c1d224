/**
 * A linear scale in percent, so that a picture drawn on the server fits every width. Steps are those of d3-array, which
 * would add half a kilobyte to every page with a figure; a test holds them against it.
 */

/** Maps a domain to 0–100 (or, reversed, 100–0), to two decimals. */
export function percentScale(low: number, high: number, reversed = false): (value: number) => number {
  return (value) => {
    const share = ((value - low) / (high - low)) * 100;
    return Math.round((reversed ? 100 - share : share) * 100) / 100;
  };
}

export const pct = (value: number): string => `${value}%`;

/** A round value on an axis: `$500`, `$2k`, `$1.2k`, `−$1k`. */
export function dollars(value: number): string {
  const size = Math.abs(value);
  const text = size >= 1000 ? `$${size / 1000}k` : `$${size}`;
  return value < 0 ? `−${text}` : text;
}

/** Without the dust of binary fractions, and never −0. */
const round = (value: number): number => Math.round(value * 1e6) / 1e6 + 0;

/** The round step, 1, 2 or 5 times a power of ten, that comes nearest to cutting a range into `count` parts. */
function tickStep(low: number, high: number, count: number): number {
  const exact = (high - low) / count;
  const power = 10 ** Math.floor(Math.log10(exact));
  const rest = exact / power;
  return power * (rest >= Math.sqrt(50) ? 10 : rest >= Math.sqrt(10) ? 5 : rest >= Math.sqrt(2) ? 2 : 1);
}

/** Round values between two ends, both of them widened outward to a round one. */
export function niceTicks(
  low: number,
  high: number,
  count: number,
): { readonly low: number; readonly high: number; readonly values: readonly number[] } {
  const step = tickStep(low, high, count) || 1;
  const first = Math.floor(round(low / step));
  const last = Math.max(Math.ceil(round(high / step)), first + 1);
  // The same step over the wider range: asked again, it might be another.
  const values = Array.from({ length: last - first + 1 }, (_, i) => round((first + i) * step));
  return { low: round(first * step), high: round(last * step), values };
}

/** Labels at the ends of lines, moved apart to stand at least `gap` percent from each other. */
export function spread(positions: readonly number[], gap: number): number[] {
  const order = positions.map((_, i) => i).sort((a, b) => (positions[a] ?? 0) - (positions[b] ?? 0));
  const placed = [...positions];
  for (const [k, i] of order.entries()) {
    const before = order[k - 1];
    if (before === undefined) continue;
    const least = (placed[before] ?? 0) + gap;
    if ((placed[i] ?? 0) < least) placed[i] = least;
  }
  const shift =
    order.length > 1
      ? order.map((i) => (placed[i] ?? 0) - (positions[i] ?? 0)).reduce((a, b) => a + b, 0) / order.length
      : 0;
  return placed.map((value) => Math.round((value - shift) * 100) / 100);
}

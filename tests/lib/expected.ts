/** How a published value is compared with ours. */
import { type Decimal, type Figure, parseDecimal, plain, round } from '../../engine/index.ts';

/** What an adapter may read off an account. */
export type Answer = Figure | boolean;

/** Rounded half up to 10 decimals, as the cases write their values. */
export function asPublished(answer: Answer): string | boolean {
  return typeof answer === 'boolean' ? answer : plain(round(answer.value, 10, 'half'));
}

function shorten(value: Decimal, text: string): string[] {
  const places = text.split('.')[1]?.length ?? 0;
  return [plain(round(value, places, 'half')), plain(round(value, places, 'down'))];
}

/** Whether ours, rounded or cut off to as many decimals as the source prints, is what the source prints. */
export function agrees(answer: Answer, theirs: string | boolean): boolean {
  if (typeof answer === 'boolean' || typeof theirs === 'boolean') return answer === theirs;
  return shorten(answer.value, theirs).includes(plain(parseDecimal(theirs, 'sourceSays')));
}

/** A source that prints so many decimals has rounded there. */
const LONG = 6;

/** Whether ours is within a share of theirs, of a value of zero exactly it, or rounds to a long number as printed. */
export function within(value: Decimal, theirs: string, tolerance: string): boolean {
  const printed = parseDecimal(theirs, 'expected');
  const places = theirs.split('.')[1]?.length ?? 0;
  if (places >= LONG && round(value, places, 'half').eq(printed)) return true;
  return value
    .minus(printed)
    .abs()
    .lte(printed.abs().times(parseDecimal(tolerance, 'tolerance')));
}

/**
 * One day of an episode, with what stands in the picture. Playing days is most of the engine: it is fetched when
 * something is first changed, and until then the figure shows what the build has played.
 */
import { once } from '../../../engine/once.ts';
import { restoredState } from '../../../engine/state-text.ts';
import type { Moment, Preset, Values } from '../../notebook/figures.ts';
import type { Row } from '../../notebook/row.ts';
import type { Verdict } from '../widget.ts';
import type * as Days from './day.ts';
import type { Episode } from './episode.ts';

/** What the account adds to a day of the picture and of the table. */
export interface DayEnd {
  /** The price beyond which a call or a liquidation comes, as the day has closed: for drawing, and as it is written. */
  readonly line: number | null;
  readonly cells: readonly [line: string, equity: string, requirement: string];
  /** Whether something is still asked. */
  readonly open: boolean;
  /** What happened, in a word or two, and at what price, for drawing; empty where nothing did. */
  readonly event: string;
  readonly price: number;
}

export interface ReplayMoment extends Moment {
  /** The engine is on its way, and what is shown is what was shown before. */
  readonly waiting?: boolean;
  readonly market: Episode['market'];
  /** Only closes are known, so that nothing else can be looked at. */
  readonly closesOnly: boolean;
  /** Number of the day, from 0 for the purchase, and its date. */
  readonly at: number;
  readonly date: string;
  /** Its close, as it is written. */
  readonly price: string;
  readonly verdict: Verdict;
  readonly title: string;
  readonly rule: string;
  readonly rows: readonly Row[];
  /** What stands at the end of the line, in two lines: `Call below` and `$851.72`. */
  readonly lineName: readonly string[];
  /** In the order of the days; none where nothing was bought. */
  readonly days: readonly DayEnd[];
}

let days: typeof Days | null = null;

/** Fetches what plays days. */
export async function ready(): Promise<void> {
  days ??= await import('./day.ts');
}

/** Written by the build as states are: JSON with decimals marked as such. */
const written = once((preset: Preset): ReplayMoment => {
  if (preset.state === undefined) throw new RangeError(`${preset.id} has not been played: see presetOf.`);
  return restoredState(JSON.parse(String(preset.state))) as unknown as ReplayMoment;
});

/**
 * The day of that number with the terms of the other values. Before `ready` it is the preset’s own day, marked as
 * waiting where the values ask for another.
 * @throws EngineError when a value is not one that the engine takes
 */
export function momentOf(preset: Preset, values: Values): ReplayMoment {
  if (days && preset.episode) return days.momentAt(preset.episode, values);
  const known = written(preset);
  const moved = Object.keys(values).some((key) => values[key] !== preset.values[key]);
  return moved ? { ...known, waiting: true } : known;
}

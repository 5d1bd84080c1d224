/** One account on ten thousand random paths: how often it is called, sold out, and what is left. */
import { constant, type Figure, given, product, quotient, sum } from '../../../engine/figure.ts';
import { decimal, parseDecimal } from '../../../engine/index.ts';
import { BLOCK } from '../../../engine/paths/walk.ts';
import { chanceOfFall } from '../../../engine/survival/closed-form.ts';
import { tallyOf } from '../../../engine/survival/kernel.ts';
import { levelFrom, type Run, type Tally } from '../../../engine/survival/run.ts';
import { allFigures, type Moment, type Preset, type Values } from '../../notebook/figures.ts';
import { lastFew } from '../last-few.ts';
import { type Chances, chancesOf } from './chances.ts';
import type { Compiled, Level, Terms } from './compile.ts';

/** Blocks that a reader need not wait for. */
const BLOCKS = 10_000 / BLOCK;
/** Past the highest leverage that is shown, the line is crossed from the start. */
const OVER = 2;

export interface SurvivalMoment extends Moment {
  readonly venue: Compiled['venue'];
  /** How many assets the account is split over, and can be. */
  readonly assets: 1 | 2;
  readonly most: 1 | 2;
  readonly own: Figure;
  readonly leverage: Figure;
  readonly run: Run;
  /** Stands for the run: the same text is the same answer. */
  readonly key: string;
  readonly tally: Tally;
  readonly chances: Chances;
  /** How far all that is held may fall, and at which price of one asset that is; absent where no fall leads there. */
  readonly fall: Figure | null;
  readonly price: Figure | null;
  /** One asset, looked at all the time, no gaps. */
  readonly formula: Figure;
  readonly formulaAt: (level: number) => number;
  /** The same over all leverages, for drawing. */
  readonly formulaLine: () => readonly { readonly x: number; readonly y: number }[];
  /** Leverages of the curve, and the highest that is drawn. */
  readonly leverages: readonly number[];
  readonly high: number;
  readonly leftAt: (share: number) => Figure;
}

const tallies = lastFew<Tally>(6);

/** The line as a figure: of one asset its price and what that is of the price now, of two their common level. */
function lineFigures(compiled: Compiled, level: Level | undefined, assets: 1 | 2) {
  if (!level) return null;
  const { currency, line, rule } = compiled;
  const [owed, pace] = level.map(decimal);
  if (!owed || !pace) return null;
  const money = { kind: 'money', asset: currency } as const;
  const unit = { kind: 'price', asset: currency } as const;
  const spec = {
    name: 'level',
    label: `${line}, of the worth now`,
    unit: { kind: 'rate', places: 2 },
    rounding: 'up',
  } as const;
  const cover = given({ name: 'owed', label: 'Owed whatever the price', unit: money }, owed);
  if (assets === 2) {
    const all = given(
      { name: 'pace', label: 'What the worth of all adds beyond what is asked', unit: money },
      pace,
    );
    return { price: null, level: quotient({ ...spec, rule }, cover, all) };
  }
  const each = given(
    { name: 'pace', label: 'Pace at which equity nears the requirement', unit: { kind: 'slope' } },
    pace,
  );
  const label = compiled.venue === 'broker' ? 'Call price' : 'Liquidation price';
  const price = quotient({ name: 'linePrice', label, unit, rounding: 'up', rule }, cover, each);
  const now = given({ name: 'startPrice', label: 'Price now', unit }, decimal(compiled.price));
  return { price, level: quotient(spec, price, now) };
}

/** The level for the kernel. */
function plainLevel(compiled: Compiled, { one, two }: Terms, place: number, assets: 1 | 2): number {
  const levels = assets === 2 ? two : one;
  if (place >= levels.length) return OVER;
  const found = lineFigures(compiled, levels[place], assets);
  return levelFrom(Number(found?.level.value.toFixed(18) ?? 0), compiled.inclusive);
}

const placeOf = (leverage: number): number => Math.round((leverage - 1) * 10);

const plainNumber = (values: Values, key: string): number =>
  Number(parseDecimal(values[key] ?? '', key).toFixed(6));

/** Leverages from 1 up: of the curve whole ones, or fifths where few are drawn. */
function leveragesTo(high: number, step: number): number[] {
  return Array.from({ length: Math.round((high - 1) / step) + 1 }, (_, i) =>
    Number((1 + i * step).toFixed(1)),
  );
}

/**
 * The account of the preset at another leverage, on ten thousand paths.
 * @throws EngineError when a value is not a number
 */
export function momentOf(preset: Preset, values: Values): SurvivalMoment {
  const compiled = preset.compiled as Compiled;
  const { venue, sale, deadline } = compiled;
  const terms = compiled.terms.find(({ house }) => house === values.house) ?? compiled.terms[0];
  if (!terms) throw new RangeError(`${preset.id} has no terms.`);
  const most = terms.two.length > 0 ? 2 : 1;
  const assets = values.assets === 'two' ? most : 1;
  const number = (key: string): number => plainNumber(values, key);
  const place = placeOf(number('leverage'));
  const volatility = number('volatility');
  const step = terms.high > 10 ? 1 : 0.2;
  const leverages = leveragesTo(terms.high, step);
  const levels = (count: 1 | 2): number[] =>
    leverages.map((leverage) => plainLevel(compiled, terms, placeOf(leverage), count));
  const run: Run = {
    walk: {
      seed: number('draw'),
      days: number('days'),
      perYear: venue === 'broker' ? 252 : 365,
      drift: number('drift'),
      volatility,
      second: assets === 2 ? { volatility, correlation: number('correlation'), share: 0.5 } : null,
      gaps: { perYear: number('gaps'), size: number('gap') },
      check: values.check === 'daily' ? 'daily' : 'continuous',
    },
    level: plainLevel(compiled, terms, place, assets),
    levelAlone: plainLevel(compiled, terms, place, 1),
    leverage: number('leverage'),
    sale,
    deadline,
    curve: levels(assets),
    curveAlone: levels(1),
  };
  const key = JSON.stringify(run);
  const tally = tallies(key, () => tallyOf(run, 0, BLOCKS, true));
  const chances = chancesOf(tally, venue === 'broker' ? 'A call' : 'A liquidation');

  const money = { kind: 'money', asset: compiled.currency } as const;
  const own = given({ name: 'own', label: 'Own money', unit: money }, decimal(compiled.own));
  const leverage = given(
    { name: 'leverage', label: 'Leverage', unit: { kind: 'multiple' } },
    parseDecimal(values.leverage ?? '', 'leverage'),
  );
  const found = lineFigures(compiled, (assets === 2 ? terms.two : terms.one)[place], assets);
  const fall = found
    ? sum(
        { name: 'fall', label: 'Fall to the line', unit: { kind: 'rate' } },
        [1, constant(1)],
        [-1, found.level],
      )
    : null;
  const { drift, days, perYear } = run.walk;
  const formulaAt = (level: number): number =>
    chanceOfFall({ level, drift, volatility, years: days / perYear });
  const formula = given(
    {
      name: 'formula',
      label: 'Formula (reflection principle): one asset, looked at all the time, no gaps',
      unit: { kind: 'rate' },
    },
    decimal(formulaAt(run.levelAlone).toFixed(4)),
  );
  const formulaLine = () =>
    leveragesTo(terms.high, step / 2).map((x) => ({
      x,
      y: formulaAt(plainLevel(compiled, terms, placeOf(x), 1)),
    }));
  const leftAt = (share: number): Figure => {
    const part = chances.left.find(([at]) => at === share)?.[1] ?? 0;
    const of = given({ name: 'leftShare', label: 'Left of it', unit: { kind: 'rate' } }, decimal(part));
    return product({ name: 'left', label: 'Left in the middle path', unit: money }, own, of);
  };
  const { left: _, day, ...shares } = chances;
  const all = [
    own,
    leverage,
    ...Object.values(shares),
    formula,
    leftAt(0.5),
    ...(day ? [day] : []),
    ...(fall ? [fall] : []),
  ];
  return {
    venue,
    assets,
    most,
    own,
    leverage,
    run,
    key,
    tally,
    chances,
    fall,
    price: found?.price ?? null,
    formula,
    formulaAt,
    formulaLine,
    leverages,
    high: terms.high,
    leftAt,
    figures: allFigures(all),
  };
}

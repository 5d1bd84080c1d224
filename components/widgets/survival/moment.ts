/** One account on ten thousand random paths: how often it is called, sold out, and what is left. */
import { constant, type Figure, given, product, sum } from '../../../engine/figure.ts';
import {
  assess,
  callPriceFigures,
  type Decimal,
  decimal,
  parseDecimal,
  type Rulebook,
  restoredState,
  rulebookMade,
  type View,
  viewOf,
} from '../../../engine/index.ts';
import { liquidationFigures } from '../../../engine/liquidation-price.ts';
import { BLOCK } from '../../../engine/paths/walk.ts';
import { chanceOfFall } from '../../../engine/survival/closed-form.ts';
import { accountOf, firstLine, plainLevel } from '../../../engine/survival/compile.ts';
import { tallyOf } from '../../../engine/survival/kernel.ts';
import { leveraged, ownMoney } from '../../../engine/survival/position.ts';
import type { Run, Tally } from '../../../engine/survival/run.ts';
import { allFigures, type Moment, type Preset, type Values } from '../../notebook/figures.ts';
import { type Chances, chancesOf } from './chances.ts';
import { LEVERAGE } from './params.ts';

/** Blocks that a reader need not wait for. */
const BLOCKS = 10_000 / BLOCK;
/** Points of the curve. */
const POINTS = 24;

/** Whether a broker calls first, or an exchange liquidates at once. */
export type Venue = 'broker' | 'exchange';

export interface SurvivalMoment extends Moment {
  readonly venue: Venue;
  /** How many assets the account can be split over. */
  readonly assets: 1 | 2;
  readonly most: 1 | 2;
  readonly own: Figure;
  readonly leverage: Figure;
  readonly run: Run;
  /** Stands for the run: the same text is the same answer. */
  readonly key: string;
  readonly tally: Tally;
  readonly chances: Chances;
  /** Worth of what is held at which the line is crossed, over its worth now; absent where nothing leads there. */
  readonly level: Figure | null;
  readonly fall: Figure | null;
  readonly linePrice: Figure | undefined;
  /** One asset, looked at all the time, no gaps. */
  readonly formula: Figure;
  readonly formulaAt: (level: number) => number;
  /** Leverages of the curve, and the highest that is drawn. */
  readonly leverages: readonly number[];
  readonly high: number;
  readonly leftAt: (share: number) => Figure;
}

interface Account {
  readonly rulebook: Rulebook;
  readonly view: View;
  readonly venue: Venue;
  readonly most: 1 | 2;
  readonly high: number;
  readonly leverages: readonly number[];
  /** Levels at these leverages, of all in one asset and of the account as it is split. */
  readonly alone: readonly number[];
  readonly split: readonly number[];
}

/** The last few answers: a reader goes to and fro, and a page asks twice. */
function remembered<T>(make: (key: string) => T): (key: string) => T {
  const known = new Map<string, T>();
  return (key) => {
    const found = known.get(key) ?? make(key);
    known.delete(key);
    known.set(key, found);
    const [oldest] = known.keys();
    if (known.size > 6 && oldest !== undefined) known.delete(oldest);
    return found;
  };
}

const levelAt = (view: View, rulebook: Rulebook, leverage: Decimal, assets: 1 | 2): number =>
  plainLevel(firstLine(leveraged(view, rulebook, leverage, assets), rulebook));

/** The leverage at which the requirement takes all of the own money, or the highest of the control. */
function highest(view: View, rulebook: Rulebook): number {
  const plain = assess(leveraged(view, rulebook, decimal(1)), rulebook);
  const need = plain.requirements.maintenance?.value;
  if (!need || need.isZero()) return Number(LEVERAGE.max);
  return Math.min(Number(LEVERAGE.max), Math.ceil(Number(plain.equity.value.div(need).toFixed(6))));
}

const accounts = new WeakMap<Preset, (key: string) => Account>();

function accountFrom(preset: Preset): (key: string) => Account {
  const state = restoredState(preset.state);
  return remembered((key) => {
    const [house = '', assets] = key.split(' ');
    const lends = rulebookMade(state.rulebookId, state.settings).liquidation === undefined;
    const rulebook = lends
      ? rulebookMade(state.rulebookId, { ...state.settings, houseLong: house })
      : rulebookMade(state.rulebookId, state.settings);
    const view = viewOf(state);
    const most = view.pool.positions.length > 1 ? 2 : 1;
    const high = highest(view, rulebook);
    const leverages = Array.from({ length: POINTS + 1 }, (_, i) =>
      Number((1 + ((high - 1) * i) / POINTS).toFixed(2)),
    );
    const levels = (count: 1 | 2): number[] =>
      leverages.map((leverage) => levelAt(view, rulebook, decimal(leverage), count));
    const alone = levels(1);
    const split = assets === 'two' && most === 2 ? levels(2) : alone;
    return { rulebook, view, venue: lends ? 'broker' : 'exchange', most, high, leverages, alone, split };
  });
}

const tallies = remembered((key): Tally => tallyOf(JSON.parse(key) as Run, 0, BLOCKS));

const plainNumber = (values: Values, key: string): number =>
  Number(parseDecimal(values[key] ?? '', key).toFixed(6));

function runFor(account: Account, bought: View, assets: 1 | 2, leverage: Decimal, values: Values): Run {
  const { rulebook, view, venue, alone, split } = account;
  const number = (key: string): number => plainNumber(values, key);
  const volatility = number('volatility');
  return {
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
    ...accountOf(bought, rulebook),
    levelAlone: levelAt(view, rulebook, leverage, 1),
    curve: split,
    curveAlone: alone,
  };
}

/**
 * The account of the preset at another leverage, on ten thousand paths.
 * @throws EngineError when a value is not a number or a rate is out of range
 */
export function momentOf(preset: Preset, values: Values): SurvivalMoment {
  const known = accounts.get(preset) ?? accountFrom(preset);
  accounts.set(preset, known);
  const account = known(`${parseDecimal(values.house ?? '', 'house').toFixed()} ${values.assets}`);
  const { rulebook, view, venue, most, high, leverages } = account;
  const assets = values.assets === 'two' ? most : 1;
  const times = parseDecimal(values.leverage ?? '', 'leverage');
  const bought = leveraged(view, rulebook, times, assets);
  const run = runFor(account, bought, assets, times, values);
  const key = JSON.stringify(run);
  const tally = tallies(key);
  const chances = chancesOf(tally, venue === 'broker' ? 'A call' : 'A liquidation');

  const money = { kind: 'money', asset: view.currency } as const;
  const own = given({ name: 'own', label: 'Own money', unit: money }, ownMoney(view, rulebook));
  const leverage = given({ name: 'leverage', label: 'Leverage', unit: { kind: 'multiple' } }, times);
  const found = firstLine(bought, rulebook);
  const level = found?.level ?? null;
  const fall = level
    ? sum({ name: 'fall', label: 'Fall to the line', unit: { kind: 'rate' } }, [1, constant(1)], [-1, level])
    : null;
  const [position] = bought.pool.positions;
  const lines =
    found && position && assets === 1
      ? [
          ...callPriceFigures(bought, rulebook, found.standing, position),
          ...liquidationFigures(bought, rulebook, found.standing),
        ]
      : [];
  const linePrice = lines.find(({ name }) =>
    venue === 'broker' ? name.endsWith('callPrice') : name === 'liquidationPrice',
  );
  const { drift, volatility, days, perYear } = run.walk;
  const formulaAt = (at: number): number =>
    chanceOfFall({ level: at, drift, volatility, years: days / perYear });
  const formula = given(
    {
      name: 'formula',
      label: 'Formula (reflection principle): one asset, looked at all the time, no gaps',
      unit: { kind: 'rate' },
    },
    decimal(formulaAt(run.levelAlone).toFixed(4)),
  );
  const leftAt = (share: number): Figure => {
    const part = chances.left.find(([at]) => at === share)?.[1] ?? 0;
    const of = given(
      { name: 'leftShare', label: 'Left of the own money', unit: { kind: 'rate' } },
      decimal(part),
    );
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
    ...(level && fall ? [level, fall] : []),
    ...(linePrice ? [linePrice] : []),
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
    level,
    fall,
    linePrice,
    formula,
    formulaAt,
    leverages,
    high,
    leftAt,
    figures: allFigures(all),
  };
}

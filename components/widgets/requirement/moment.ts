/** One account under up to four sets of rules: what each asks, and at which price each calls. */
import {
  assess,
  callPriceFigures,
  type Decimal,
  decimal,
  type Figure,
  type Line,
  type Market,
  parseDecimal,
  type Rulebook,
  restoredState,
  rulebookIn,
  rulebookMade,
  type Settings,
  type View,
  withMark,
} from '../../../engine/index.ts';
import { once } from '../../../engine/once.ts';
import { allFigures, type Moment, type Preset, type Values } from '../../notebook/figures.ts';

export type RuleKey = 'finra' | 'broker' | 'fund' | 'concentrated';

/** One set of rules, applied to the account. */
export interface Applied {
  readonly key: RuleKey;
  readonly requirement: Figure;
  /** What is missing; zero when nothing is. */
  readonly call: Figure;
  readonly excess: Figure;
  readonly crossed: boolean;
  /** Absent where no price brings a call. */
  readonly callPrice: Figure | undefined;
  /** What the line over the price is drawn from. */
  readonly drawnFrom: readonly [View, Rulebook, Line, string];
}

export interface RequirementMoment extends Moment {
  readonly side: 'long' | 'short';
  readonly equity: Figure;
  /** Those that are shown, in the order of the controls. */
  readonly rules: readonly Applied[];
}

/** The preset’s two accounts, which it holds as two pools: one has bought the shares, the other has sold them short. */
const stateOf = once(({ state }: Preset) => restoredState(state));

/** Which line of which rulebook a set of rules is, and what it is applied to. */
interface RuleSet {
  readonly settings: Settings;
  readonly of: 'exchange' | 'maintenance';
  /** Of a fund: how many times it moves with its index. */
  readonly leverage?: Decimal;
}

/** FINRA’s rates alone; a house that asks for no more than they do. */
const FINRA: Settings = { houseLong: '0.25', houseShort: '0.30' };

function setOf(key: RuleKey, { house = '', times = '', heavy = '' }: Values): RuleSet {
  switch (key) {
    case 'finra':
      return { settings: FINRA, of: 'exchange' };
    case 'broker':
      return { settings: { houseLong: house, houseShort: house }, of: 'maintenance' };
    case 'fund':
      return { settings: FINRA, of: 'exchange', leverage: decimal(times) };
    case 'concentrated':
      // One position is the whole of this account.
      return { settings: { ...FINRA, concentrated: { over: '0.5', rate: heavy } }, of: 'maintenance' };
  }
}

/** The market with the instrument as leveraged as a fund. */
function asFund(market: Market, id: string, leverage: Decimal | undefined): Market {
  const instrument = market.instruments[id];
  if (!leverage || !instrument) return market;
  return { ...market, instruments: { ...market.instruments, [id]: { ...instrument, leverage } } };
}

function applied(key: RuleKey, account: View, rulebookId: string, values: Values): Applied {
  const { settings, of, leverage } = setOf(key, values);
  const rulebook = rulebookMade(rulebookId, settings);
  const [position] = account.pool.positions;
  const instrument = position?.instrument ?? '';
  const view = { ...account, market: asFund(account.market, instrument, leverage) };
  const standing = assess(view, rulebook).standings.find(({ line }) => line.of === of);
  if (!standing || !position) throw new RangeError(`${rulebookId} has no line ${of}.`);
  const found = callPriceFigures(view, rulebook, standing, position).find(({ name }) =>
    name.endsWith('callPrice'),
  );
  const named = (figure: Figure, name: string): Figure => ({ ...figure, name: `${key}:${name}` });
  return {
    key,
    requirement: named(standing.requirement, 'requirement'),
    call: named(standing.call, 'call'),
    excess: named(standing.excess, 'excess'),
    crossed: standing.crossed,
    callPrice: found && named(found, 'callPrice'),
    drawnFrom: [view, rulebook, standing.line, instrument],
  };
}

/**
 * The account at a price, long or short, under the sets of rules that are on: `house` and `heavy` are rates as
 * fractions, `times` is the leverage of the fund.
 * @throws EngineError when a value is not a number or a rate is out of range
 */
export function momentOf(preset: Preset, values: Values): RequirementMoment {
  const state = stateOf(preset);
  const side = values.side === 'short' ? 'short' : 'long';
  const pool = state.account.pools.find(({ id }) => id === side);
  const instrument = pool?.positions[0]?.instrument;
  if (!pool || !instrument) throw new RangeError(`${preset.id} holds nothing ${side}.`);
  const { currency } = rulebookIn(state);
  const market = withMark(state.market, instrument, parseDecimal(values.price ?? '', 'price'));
  const view: View = { pool, market, currency };
  const { equity } = assess(view, rulebookIn(state));
  const rules = (['finra', 'broker', 'fund', 'concentrated'] as const)
    .filter((key) => values[key] === 'on')
    .map((key) => applied(key, view, state.rulebookId, values));
  const all = rules.flatMap(({ requirement, call, excess, callPrice }) => [
    requirement,
    call,
    excess,
    ...(callPrice ? [callPrice] : []),
  ]);
  return { side, equity, rules, figures: allFigures([equity, ...all]) };
}

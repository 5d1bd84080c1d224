/** One position on contracts at a mark price: where it is liquidated, and where two popular formulas say it is. */
import { type ContractPlan, type PlannedContract, plannedContract } from '../../../engine/contract-plan.ts';
import { unrealised } from '../../../engine/contracts.ts';
import { type Figure, given, quotient, sum } from '../../../engine/figure.ts';
import { guideLiquidationPrice } from '../../../engine/guide-liquidation.ts';
import {
  type Assessment,
  assess,
  type Line,
  parseDecimal,
  type Rulebook,
  round,
  type View,
  withMark,
} from '../../../engine/index.ts';
import { liquidationFigures } from '../../../engine/liquidation-price.ts';
import { COIN } from '../../../engine/rulebooks/exchange.ts';
import { BTC_2024, BTC_OLDER, flatRate } from '../../../engine/rulebooks/exchange-tables.ts';
import type { Charged } from '../../../engine/rules/size.ts';
import { allFigures, type Moment, type Preset, type Values } from '../../notebook/figures.ts';

/** What a line over the price is drawn from. */
export type Drawn = readonly [View, Rulebook, Line, string];

/** A popular formula, beside the exact price. */
export interface Guide {
  /** Which maintenance it takes: that of then, on the value at the entry, or that of now. */
  readonly on: Charged;
  /** Absent where the formula gives no price. */
  readonly price?: Figure;
  /** Formula less exact price, and whether that is nothing to the cent. */
  readonly gap?: Figure;
  readonly same: boolean;
  /** Whether it warns before it must, or too late. */
  readonly early: boolean;
  /** Equity less maintenance at the formula's price: what is still to spare there, or already missing. */
  readonly spare?: Figure;
  /** The maintenance that it takes, over the price. */
  readonly drawnFrom: Drawn;
}

export interface LiquidationMoment extends Moment {
  readonly plan: ContractPlan;
  readonly planned: PlannedContract;
  /** At the mark price. */
  readonly now: Assessment;
  readonly equity: Figure;
  readonly maintenance: Figure;
  readonly profit: Figure;
  /** Absent where no price above zero liquidates. */
  readonly exact?: Figure;
  /** From the entry to the exact price, as a part of the entry. */
  readonly move?: Figure;
  readonly bankruptcy?: Figure;
  /** Whether it is liquidated as soon as it is opened. */
  readonly atOnce: boolean;
  /** Leverage that the table does not allow for this size. */
  readonly capped: boolean;
  readonly guides: readonly [Guide, Guide];
  readonly drawnFrom: Drawn;
}

const MONEY_PLACES = 2;

/** The tables that may be chosen; coin-margined contracts have their own. */
function tableOf(values: Values): Pick<ContractPlan, 'table' | 'sized'> {
  const [coin] = COIN.tables;
  if (values.rates === 'one') return { table: flatRate(values.rate ?? ''), sized: 'quote' };
  if (values.contract === 'inverse' && coin) return { table: coin, sized: 'base' };
  return { table: values.rates === 'older' ? BTC_OLDER : BTC_2024, sized: 'quote' };
}

function planOf(values: Values): ContractPlan {
  return {
    side: values.side === 'short' ? 'short' : 'long',
    kind: values.contract === 'inverse' ? 'inverse' : 'linear',
    entry: values.entry ?? '',
    coins: values.coins ?? '',
    leverage: values.leverage ?? '',
    charged: values.charged === 'entry' ? 'entry' : 'mark',
    closingFee: values.fee ?? '0',
    ...tableOf(values),
  };
}

function lineOf({ rulebook }: PlannedContract): Line {
  const line = rulebook.lines.find(({ action }) => action === 'liquidate');
  if (!line) throw new RangeError('An exchange has a line at which it liquidates.');
  return line;
}

function drawnFrom(planned: PlannedContract, { rulebook, view } = planned): Drawn {
  return [view, rulebook, lineOf(planned), planned.position.instrument];
}

function guideOf(plan: ContractPlan, planned: PlannedContract, on: Charged, exact?: Figure): Guide {
  const { view, rulebook, entry, leverage, rate, position } = planned;
  const price = guideLiquidationPrice({ ...plan, entry, leverage, rate }, on) ?? undefined;
  // The maintenance that the formula has in mind: its rate on every size, without a fee.
  const simple = plannedContract({
    ...plan,
    charged: on,
    closingFee: '0',
    table: flatRate(rate.value.toFixed()),
    sized: 'quote',
  });
  const usual = { on, same: false, early: false, drawnFrom: drawnFrom(planned, simple) };
  if (!price) return usual;
  const there = assess(
    { ...view, market: withMark(view.market, position.instrument, price.value) },
    rulebook,
  );
  const excess = there.standings.find(({ line }) => line.action === 'liquidate')?.excess;
  const spare = excess && { ...excess, name: `spare:${on}`, label: 'To spare at that price' };
  if (!exact || !spare) return { ...usual, price };
  const gap = sum(
    { name: `gap:${on}`, label: 'Formula less exact price', unit: price.unit },
    [1, price],
    [-1, exact],
  );
  return {
    ...usual,
    price,
    gap,
    same: round(gap.value, MONEY_PLACES, 'half').isZero(),
    early: gap.value.isNegative() === (plan.side === 'short'),
    spare,
  };
}

/** @throws EngineError when a value is not a number, or not above zero where it must be */
export function momentOf(_preset: Preset, values: Values): LiquidationMoment {
  const plan = planOf(values);
  const planned = plannedContract(plan);
  const { view, rulebook, position, entry } = planned;
  const market = withMark(view.market, position.instrument, parseDecimal(values.price, 'price'));
  const now = assess({ ...view, market }, rulebook);
  const { equity } = now;
  const { maintenance = equity } = now.requirements;
  const profit = given(
    { name: 'profit', label: 'Gain since the entry', unit: equity.unit },
    unrealised(position, view.currency, market),
  );
  const opened = assess(view, rulebook);
  const prices = opened.standings.flatMap((standing) => liquidationFigures(view, rulebook, standing));
  const priceOf = (wanted: string) => prices.find(({ name, value }) => name === wanted && value.gt(0));
  const exact = priceOf('liquidationPrice');
  const bankruptcy = priceOf('bankruptcyPrice');
  const guides = [guideOf(plan, planned, 'entry', exact), guideOf(plan, planned, 'mark', exact)] as const;
  const way =
    exact &&
    sum({ name: 'way', label: 'Liquidation price less entry', unit: entry.unit }, [1, exact], [-1, entry]);
  const move =
    way && quotient({ name: 'move', label: 'Move to the liquidation', unit: { kind: 'rate' } }, way, entry);
  const named = [
    equity,
    maintenance,
    profit,
    ...[exact, bankruptcy, move].flatMap((figure) => figure ?? []),
    ...guides.flatMap(({ price, gap, spare }) => [price, gap, spare].flatMap((figure) => figure ?? [])),
    ...[planned.value, planned.leverage, planned.allowed, planned.margin, planned.rate, planned.amount],
  ];
  return {
    plan,
    planned,
    now,
    equity,
    maintenance,
    profit,
    ...(exact && { exact }),
    ...(move && { move }),
    ...(bankruptcy && { bankruptcy }),
    atOnce: opened.liquidatable,
    capped: planned.allowed.value.lt(planned.leverage.value),
    guides,
    drawnFrom: drawnFrom(planned),
    figures: allFigures(named),
  };
}

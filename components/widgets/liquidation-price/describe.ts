/** A liquidation price in words: the exact one, why each formula misses it, and what the mark price has brought. */
import { type Decimal, decimal, showFigure } from '../../../engine/index.ts';
import { listed } from '../listed.ts';
import { dollars, figureText, priceText } from '../text.ts';
import type { Verdict } from '../widget.ts';
import type { Guide, LiquidationMoment } from './moment.ts';

export const NAMES = { entry: 'Maintenance of then', mark: 'Maintenance of now' } as const;
/** At the end of a line. */
export const SHORT = { entry: 'Of then', mark: 'Of now' } as const;
const WITHIN = { entry: 'the maintenance of then', mark: 'the maintenance of now' } as const;
const BASIS = { entry: 'the value at the entry', mark: 'the value at the mark price' } as const;

/** What the exchange charges, and so which formula can be right. */
function chargedText({ plan }: LiquidationMoment): string {
  return `This exchange charges maintenance on ${BASIS[plan.charged]}: ${WITHIN[plan.charged]}.`;
}

/** Why a formula of the right kind is wrong all the same. */
function leftOut({ planned, plan, capped }: LiquidationMoment): string {
  const parts = [
    ...(capped ? [`that the table allows ${showFigure(planned.allowed)} at most`] : []),
    ...(planned.amount.value.isZero() ? [] : [`the ${showFigure(planned.amount)} that its tier takes off`]),
    ...(decimal(plan.closingFee).isZero() ? [] : ['the fee for closing']),
  ];
  if (parts.length === 0) return 'the size is in another tier at that price';
  return `it leaves out ${listed(parts)}`;
}

const apart = (value: Decimal): string => priceText(value.abs());

/** How far a formula is off, in money, and why. */
export function guideNote(guide: Guide, moment: LiquidationMoment): string {
  const { gap, spare, price, same, early, on } = guide;
  if (!price) return 'It gives no price.';
  if (!gap || !spare) return 'Nothing liquidates this position at any price.';
  if (same) return 'To the cent the exact price.';
  const there = spare.value.isNegative()
    ? `${dollars(spare.value.neg(), 'up')} is missing by then`
    : `${dollars(spare.value, 'down')} is still to spare there`;
  const why =
    on === moment.plan.charged
      ? leftOut(moment)
      : `it takes ${WITHIN[on]}, and ${WITHIN[moment.plan.charged]} is charged`;
  return `${apart(gap.value)} too ${early ? 'early' : 'late'}: ${there}, for ${why}.`;
}

/** Whether the mark price stands at a price or beyond it, seen from the entry. */
function reached(price: Decimal, { plan }: LiquidationMoment, mark: Decimal): boolean {
  return plan.side === 'long' ? mark.lte(price) : mark.gte(price);
}

/** `the maintenance of then ($45,000) and the maintenance of now ($45,100)` */
const formulas = (guides: readonly Guide[]): string =>
  listed(guides.map(({ on, price }) => `${WITHIN[on]} (${figureText(price)})`));

/** A direction in which the price goes against the position. */
const against = ({ plan }: LiquidationMoment): string => (plan.side === 'long' ? 'fall' : 'rise');

/** What the formulas say beside the exact price. */
function beside(moment: LiquidationMoment): string {
  const [first, second] = moment.guides;
  const off = moment.guides.filter(({ same, price }) => price && !same);
  if (off.length === 0) return 'Both popular formulas say the same to the cent.';
  return `Guides say ${figureText(first.price, 'nothing')} with ${WITHIN.entry}, or ${figureText(second.price, 'nothing')} with ${WITHIN.mark}. ${chargedText(moment)}`;
}

export function verdict(moment: LiquidationMoment, price: string): Verdict {
  const { exact, move, bankruptcy, guides, now, atOnce, capped, planned, plan } = moment;
  const { equity, maintenance, profit } = moment;
  const mark = decimal(price);
  if (atOnce)
    return {
      kind: 'at-once',
      head: 'Liquidated as soon as it is opened.',
      body: `A margin of ${showFigure(planned.margin)} is no more than the maintenance. An exchange would refuse it.`,
      tone: 'nd',
    };
  if (equity.value.lt(0))
    return {
      kind: 'fund-pays',
      head: `Nothing is left, and ${dollars(equity.value.neg(), 'up')} is missing.`,
      body: `Beyond the bankruptcy price of ${figureText(bankruptcy)} the margin is used up. Where the exchange restores a negative balance to zero, its insurance fund pays this.`,
      tone: 'loss',
    };
  if (equity.value.isZero())
    return {
      kind: 'nothing-left',
      head: 'Nothing of the margin is left.',
      body: 'This is the bankruptcy price.',
      tone: 'loss',
    };
  const state = `Equity is ${showFigure(equity)}, maintenance ${showFigure(maintenance)}.`;
  if (now.liquidatable) {
    const late = guides.filter((guide) => guide.price && !reached(guide.price.value, moment, mark));
    if (late.length > 0)
      return {
        kind: 'too-late',
        head: `Liquidated at ${figureText(exact)}, before a formula says so.`,
        body: `${state} Whoever trusts ${formulas(late)} still feels safe.`,
        tone: 'loss',
      };
    return {
      kind: 'liquidated',
      head: `Liquidated at ${figureText(exact)}.`,
      body: `${state} The exchange closes it; no call comes first.`,
      tone: 'nd',
    };
  }
  const soon = guides.filter((guide) => guide.price && reached(guide.price.value, moment, mark));
  if (soon.length > 0 && !(capped && !profit.value.isNegative()))
    return {
      kind: 'too-early',
      head: 'Not liquidated, though a formula says so.',
      body: `${state} By ${formulas(soon)} it would be already; ${exact ? `the exact price is ${showFigure(exact)}` : 'no price liquidates it'}.`,
      tone: 'nd',
    };
  if (!exact || !move)
    return {
      kind: 'never',
      head: 'No price liquidates it.',
      body:
        plan.kind === 'inverse'
          ? 'A coin-margined short without leverage gains in dollars what its coin loses: its worth never moves.'
          : 'The margin pays for all of it: even at nothing, nothing is asked.',
      quiet: true,
    };
  const head = `Liquidation at ${showFigure(exact)}, a ${against(moment)} of ${showFigure(move).replace('−', '')}.`;
  if (capped)
    return {
      kind: 'capped',
      head: `At this size the table allows ${showFigure(planned.allowed)}, not ${showFigure(planned.leverage)}.`,
      body: `${head} ${beside(moment)}`,
      tone: 'nd',
    };
  const kind = profit.value.isZero() ? 'open' : profit.value.isNegative() ? 'loss' : 'gain';
  const so =
    kind === 'open'
      ? ''
      : `So far ${kind === 'loss' ? 'lost' : 'gained'} ${dollars(profit.value.abs(), 'half')}. `;
  return { kind, head, body: `${so}${beside(moment)}`, quiet: true };
}

/** The slider’s value for a screen reader. */
export function priceValueText({ now, equity, exact }: LiquidationMoment, price: string): string {
  if (equity.value.lt(0))
    return `${priceText(price)}, nothing left, ${dollars(equity.value.neg(), 'up')} missing`;
  if (now.liquidatable) return `${priceText(price)}, liquidated`;
  return exact ? `${priceText(price)}, liquidation at ${showFigure(exact)}` : priceText(price);
}

/** What a leverage means, for a screen reader. */
export function leverageValueText({ exact, move }: LiquidationMoment, leverage: string): string {
  const at =
    exact && move
      ? `liquidation at ${showFigure(exact)}, ${showFigure(move)} from the entry`
      : 'no liquidation';
  return `${leverage}×, ${at}`;
}

/** One sentence on what the lines show. */
export function linesTitle({ equity, maintenance, exact, bankruptcy }: LiquidationMoment): string {
  const cross = exact ? ` They meet at ${showFigure(exact)}` : ' They never meet';
  const gone = bankruptcy ? `, and at ${showFigure(bankruptcy)} nothing is left` : '';
  return `Equity and maintenance over the mark price.${cross}${gone}. Now equity is ${showFigure(equity)} and maintenance ${showFigure(maintenance)}.`;
}

/** One sentence on the formulas beside the exact price. */
export function rulerTitle(moment: LiquidationMoment): string {
  const each = moment.guides.map(
    (guide) => `${NAMES[guide.on]}, ${figureText(guide.price, 'no price')}: ${guideNote(guide, moment)}`,
  );
  return `The two formulas beside the exact price, ${figureText(moment.exact, 'of which there is none')}. ${each.join(' ')}`;
}

const TABLES = {
  one: 'one rate for every size, as an example sets it',
  tiers: 'BTCUSDT at Binance as a test fixture of 24 October 2024 has it',
  older: 'BTCUSDT at Binance on an earlier day, as a gist has it',
} as const;

/** The rules behind the picture, in a line under it. */
export function ruleLine({ plan }: LiquidationMoment, rates: string): string {
  const coin = plan.kind === 'inverse' && rates !== 'one';
  const table = coin
    ? 'written in coin, an example that gives a price which Binance showed'
    : (TABLES[rates as keyof typeof TABLES] ?? TABLES.one);
  const who =
    plan.charged === 'entry'
      ? 'Bybit charges the value at the entry'
      : 'Binance charges the value at the mark';
  return `Rule: ${who}. An isolated position is liquidated where its margin with gains and losses is not more than that. Rates: ${table}. Tables change often; none here is today’s.`;
}

/** Opening, buying, a day’s price and a withdrawal, in words: what came about, and which rule did it. */
import { binding, type Decimal, type Figure } from '../../../engine/index.ts';
import { dollars, figureText, priceText } from '../text.ts';
import type { Verdict } from '../widget.ts';
import type { OpenMoment } from './moment.ts';

/** Which rule the initial requirement comes from. */
export function decides(initial: Figure): 'all' | 'minimum' | 'half' {
  const rule = binding(initial);
  if (rule?.name !== 'minimumEquity') return 'half';
  return binding(rule)?.name === 'cost' ? 'all' : 'minimum';
}

/** The same as a reader sees it in the table. */
export function decidesText(initial: Figure, minimum: Decimal): string {
  const texts = {
    all: 'minimum equity: all of it',
    minimum: `minimum equity: ${dollars(minimum)}`,
    half: 'Regulation T: half',
  };
  return texts[decides(initial)];
}

function missed({ initial, missing, waived, minimum }: OpenMoment): Verdict {
  const why = decides(initial);
  const head = `${figureText(missing)} is missing.`;
  if (why === 'all')
    return {
      kind: 'missing-all',
      head,
      body: `A first purchase of less than ${dollars(minimum)} is paid in full: that is its minimum equity (FINRA 4210(b)(4)).`,
      tone: 'nd',
    };
  if (why === 'minimum')
    return {
      kind: 'missing-minimum',
      head,
      body: `Half of the purchase would do for Regulation T, but FINRA asks for ${dollars(minimum)}, or for the whole price where that is less (4210(b)(4)).`,
      tone: 'nd',
    };
  if (waived)
    return {
      kind: 'missing-waived',
      head,
      body: 'Regulation T asks for half of the purchase. It need not call for $1,000 or less (220.4(d)); the broker may.',
      tone: 'nd',
    };
  return {
    kind: 'missing-half',
    head,
    body: 'Regulation T asks for half of the purchase. It is called for, and to be paid within three business days (220.4(c)).',
    tone: 'nd',
  };
}

/** Why no more than this may be taken out. */
function limitOf({ limit, minimum }: OpenMoment): string {
  const [least] = limit.parts;
  const name = (least && binding(least)?.name) ?? '';
  const stays = `${dollars(minimum)} of equity must stay while a loan does (FINRA 4210(b)(4))`;
  const limits: Readonly<Record<string, string>> = {
    sma: 'that is what the special memorandum account holds (Regulation T, 220.5)',
    excess: 'the rest of the equity is needed for maintenance',
    aboveMinimum: stays,
    freeOfMinimum: stays,
  };
  return limits[name] ?? '';
}

function refused(moment: OpenMoment): Verdict {
  const { take, limit } = moment;
  return {
    kind: 'refused',
    head: `${dollars(take)} may not be taken out.`,
    body: `${limit.value.isZero() ? 'Nothing may' : `At most ${figureText(limit)} may`}: ${limitOf(moment)}.`,
    tone: 'nd',
  };
}

function taken({ take, report, sma }: OpenMoment): Verdict {
  const { debt } = report.figures;
  const where = debt?.value.gt(0)
    ? `The broker lends it: the loan is now ${figureText(debt)}.`
    : 'It comes out of your cash, and nothing is borrowed.';
  return {
    kind: 'withdrawn',
    head: `${dollars(take)} is taken out.`,
    body: `${where} Of the special memorandum account ${figureText(sma)} is left.`,
    tone: 'ln',
  };
}

/** The account after all four steps, in a sentence or two. */
export function verdict(moment: OpenMoment): Verdict {
  const { report, sma, take, paid, missing, minimum, figures } = moment;
  const { equity, debt, call, requirement } = report.figures;
  const { callPrice, buyingPower } = figures;
  if (missing.value.gt(0)) return missed(moment);
  if (!equity || !debt) return { kind: 'open', head: '', body: '', quiet: true };
  if (equity.value.lt(0))
    return {
      kind: 'shortfall',
      head: `You owe ${dollars(equity.value.neg(), 'up')} more than you have.`,
      body: 'The shares no longer cover the loan, and the rest stays your debt.',
      tone: 'loss',
    };
  if (equity.value.isZero())
    return {
      kind: 'nothing-left',
      head: 'Nothing of yours is left.',
      body: 'The shares are worth exactly the loan.',
      tone: 'loss',
    };
  if (call?.value.gt(0))
    return {
      kind: 'called',
      head: `Margin call: ${figureText(call)}.`,
      body: `Below ${figureText(callPrice)} equity is less than what this house asks (${figureText(requirement)}). Regulation T has no part in it.`,
      tone: 'nd',
    };
  if (paid) return taken(moment);
  if (debt.value.isZero() && take.isZero())
    return {
      kind: 'no-loan',
      head: 'Nothing is borrowed.',
      body: 'The shares are paid in full, so no call can come. More may be bought on credit.',
      quiet: true,
    };
  const restricted = report.standings.some(({ line, crossed }) => line.action === 'restrict' && crossed);
  if (debt.value.gt(0) && equity.value.lt(minimum))
    return {
      kind: 'below-minimum',
      head: `Equity is below ${dollars(minimum)}.`,
      body: `The market took it there, so nothing need be paid in; but nothing may be taken out (FINRA 4210(b)(4)).${restricted ? ' The account is restricted too.' : ''}`,
      tone: 'nd',
    };
  if (restricted)
    return {
      kind: 'restricted',
      head: 'The account is restricted.',
      body: `Equity is less than half of the value. Nothing need be paid in: a fall never brings a Regulation T call (220.3(c)).${sma.value.gt(0) ? ` The special memorandum account keeps its ${figureText(sma)}.` : ''}${take.gt(0) ? ` ${refused(moment).head}` : ''}`,
      tone: 'nd',
    };
  if (take.gt(0)) return refused(moment);
  return {
    kind: 'open',
    head: `The account is open, with a loan of ${figureText(debt)}.`,
    body: sma.value.gt(0)
      ? `${figureText(sma)} stands in the special memorandum account: it can be taken out as far as other rules let it, or buy ${figureText(buyingPower)} more.`
      : 'Exactly what is asked was paid in: nothing may be taken out, and nothing more bought.',
    quiet: true,
  };
}

/** The purchase slider’s value for a screen reader. */
export function buyValueText({ cost, initial, missing }: OpenMoment): string {
  const lacks = missing.value.gt(0) ? `, ${figureText(missing)} missing` : '';
  return `${figureText(cost)}, of which ${figureText(initial)} must be your own${lacks}`;
}

/** One sentence on what the lines show. */
export function linesTitle({ cost, initial, missing, turns }: OpenMoment, deposit: string): string {
  const [all, half] = turns;
  const lines =
    all && half
      ? `all of it up to ${dollars(all.cost)}, then ${dollars(half.initial.value)}, from ${dollars(half.cost)} half. `
      : '';
  const stands = missing.value.gt(0) ? `${figureText(missing)} is missing` : 'that is enough';
  return `What must be your own over what you buy: ${lines}For ${figureText(cost)} it is ${figureText(initial)}; you pay in ${deposit}, ${stands}.`;
}

/** The picture of the next day in a sentence. */
export function barTitle({ report }: OpenMoment, price: string): string {
  const { marketValue, equity, debt, requirement } = report.figures;
  const own = equity?.value.gt(0) ? figureText(equity) : 'nothing';
  return `On the next day, at ${priceText(price)}, the shares are worth ${figureText(marketValue)}: ${own} is yours, ${figureText(debt)} is owed, ${figureText(requirement)} must stay yours.`;
}

export function ruleLine({ minimum }: OpenMoment): string {
  return `Rule: Regulation T (220.12(a)) asks for half of a purchase, and FINRA 4210(b)(4) for ${dollars(minimum)} or all of it, whichever is less. The greater counts.`;
}

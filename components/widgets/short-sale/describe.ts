/** A short sale in words: what the price has done, what holding has cost, and which rule asks for what. */
import { binding, type Decimal, decimal, type Figure, showFigure } from '../../../engine/index.ts';
import { dollars, figureText, percent, priceText } from '../text.ts';
import type { Verdict } from '../widget.ts';
import type { ShortMoment } from './moment.ts';

/** Of greatests within greatests, the one that decides. */
function decisive(figure: Figure): Figure {
  const chosen = figure.formula.op === 'greatest' ? binding(figure) : undefined;
  return chosen ? decisive(chosen) : figure;
}

/** The rule that decides the requirement: a rate, or an amount for each share. */
export function decides(requirement: Figure): { readonly who: string; readonly perShare?: Decimal } {
  const found = decisive(requirement);
  const [asked] = found.parts;
  if (!asked) return { who: found.label };
  // A house that asks for no more than FINRA does adds nothing.
  const house = found.name === 'house' && asked.value.gt('0.3');
  if (asked.unit.kind === 'rate')
    return { who: `${house ? 'this house’s' : 'FINRA’s'} ${showFigure(asked)}` };
  return { who: `FINRA’s ${showFigure(asked)} a share`, perShare: asked.value };
}

/** What has been lost or gained, after fee and dividend. */
function result({ figures }: ShortMoment): string {
  const { profit } = figures;
  if (!profit) return '';
  return profit.value.isNegative()
    ? `lost ${dollars(profit.value.neg(), 'up')}`
    : `gained ${figureText(profit)}`;
}

/** Which floor stands in the place of the rate. */
function floorOf(moment: ShortMoment, price: Decimal): Verdict | null {
  const { requirement } = moment.figures;
  if (!requirement) return null;
  const { who, perShare } = decides(requirement);
  const so = `So far you have ${result(moment)}.`;
  if (perShare)
    return {
      kind: perShare.lt(5) ? 'floor-low' : 'floor-share',
      head: `${who} decides now.`,
      body: perShare.lt(5)
        ? `Below $2.50 that is more than the share is worth. ${so}`
        : `The price has fallen, and the requirement stands still at ${figureText(requirement)}: 30\u202f% of the value would be less. ${so}`,
      tone: 'nd',
    };
  if (price.gte(5) || !who.startsWith('FINRA')) return null;
  return {
    kind: 'floor-value',
    head: 'Below $5.00 FINRA asks for the whole value.',
    body: `Of a cheap share sold short it asks 100\u202f% of what it is worth. ${so}`,
    tone: 'nd',
  };
}

export function verdict(moment: ShortMoment, price: string): Verdict {
  const { figures } = moment;
  const { equity, requirement, call, excess, callPrice, profit, shortMarketValue } = figures;
  const { shortCosts, shortProceeds, shortShares } = figures;
  if (
    !equity ||
    !requirement ||
    !call ||
    !excess ||
    !profit ||
    !shortMarketValue ||
    !shortProceeds ||
    !shortCosts
  )
    return { kind: 'sold', head: 'Nothing is sold short.', body: '', quiet: true };
  const at = decimal(price);
  if (equity.value.lt(0))
    return {
      kind: 'shortfall',
      head: `You owe ${dollars(equity.value.neg(), 'up')} more than you have.`,
      body: `The shares must be bought back whatever they cost, and no price is the highest: each dollar more costs another ${shortShares ? dollars(shortShares.value) : ''}.`,
      tone: 'loss',
    };
  if (equity.value.isZero())
    return {
      kind: 'nothing-left',
      head: 'Nothing of yours is left.',
      body: 'Buying the shares back takes all the money in the account. One cent higher and you owe more.',
      tone: 'loss',
    };
  if (call.value.gt(0))
    return {
      kind: 'called',
      head: `Margin call: ${figureText(call)}.`,
      body: `Equity of ${figureText(equity)} is less than ${decides(requirement).who}. The broker may buy the shares back for you without waiting.`,
      tone: 'nd',
    };
  if (excess.value.isZero())
    return {
      kind: 'edge',
      head: 'Exactly on the line.',
      body: 'Equity equals the requirement. That is still enough: a call needs less.',
      quiet: true,
    };
  const cheaper = shortProceeds.value.gt(shortMarketValue.value);
  if (cheaper && profit.value.lt(0))
    return {
      kind: 'carry-eats',
      head: 'The price has fallen, and yet you have lost.',
      body: `Fee and dividend cost ${figureText(shortCosts)}, more than the fall has brought: ${result(moment)}.`,
      tone: 'loss',
    };
  if (at.isZero())
    return {
      kind: 'worthless',
      head: 'This is the most that you can gain.',
      body: `The shares are worth nothing, and you have ${result(moment)}. A short sale never gains more than its proceeds, ${figureText(shortProceeds)}.`,
      tone: 'gain',
    };
  const floor = floorOf(moment, at);
  if (floor) return floor;
  const line = `The margin call comes above ${figureText(callPrice)} (${decides(requirement).who}).`;
  if (profit.value.gt(0))
    return { kind: 'gain', head: `You have ${result(moment)}.`, body: line, tone: 'gain', quiet: true };
  if (profit.value.lt(0))
    return {
      kind: 'loss',
      head: `You have ${result(moment)}.`,
      body: `${shortCosts.value.gt(0) ? `Fee and dividend are ${figureText(shortCosts)} of it. ` : ''}${line}`,
      tone: 'loss',
    };
  if (shortCosts.value.gt(0))
    return { kind: 'gain', head: 'The fall has just paid for fee and dividend.', body: line, quiet: true };
  return {
    kind: 'sold',
    head: `The broker keeps the ${figureText(shortProceeds)} and ${figureText(equity)} of yours.`,
    body: `Together they are the 150\u202f% that Regulation T asks for. ${line}`,
    quiet: true,
  };
}

/** What a short sale is, in the numbers of this one. */
export function shortText({ figures: { shortShares, shortProceeds } }: ShortMoment): string {
  return `You borrowed ${figureText(shortShares)} shares, sold them for ${figureText(shortProceeds)}, and must buy them back: the lower the price then, the better for you.`;
}

/** The slider’s value for a screen reader. */
export function priceValueText(price: string, { figures }: ShortMoment): string {
  const { equity, call, callPrice } = figures;
  const said = priceText(price);
  if (equity?.value.lt(0)) return `${said}, nothing left, ${dollars(equity.value.neg(), 'up')} owed`;
  if (call?.value.gt(0)) return `${said}, margin call of ${figureText(call)}`;
  return callPrice ? `${said}, call above ${figureText(callPrice)}` : said;
}

/** One sentence on what the lines show. */
export function linesTitle({ figures }: ShortMoment): string {
  const { equity, requirement, callPrice, bankruptcyPrice } = figures;
  const gone = bankruptcyPrice ? `, and above ${figureText(bankruptcyPrice)} nothing is left` : '';
  const cross = callPrice ? `They cross at ${figureText(callPrice)}${gone}.` : '';
  return `Equity and requirement of a short over the share price. Equity falls as the price rises. ${cross} Now equity is ${figureText(equity)} and the requirement ${figureText(requirement)}.`;
}

/** The rules behind the picture, in a line under it. */
export function ruleLine(house: string): string {
  const own = decimal(house).gt('0.3') ? `; this house asks ${percent(house)}` : '';
  return `Rule: Regulation T (220.12(c)) asks 150\u202f% to open, with the proceeds. FINRA 4210(c) then asks 30\u202f%, at least $5 a share; below $5.00 all of the value, at least $2.50${own}. Fee: value × rate × days ÷ 360.`;
}

/** The two columns in words: what the price has done, and who bears it. */
import type { Figure } from '../../../engine/index.ts';
import { dollars, figureText, priceText } from '../text.ts';
import type { Verdict } from '../widget.ts';
import type { BalanceMoment } from './moment.ts';

/** Without its sign: `fell 20 %`. */
const size = (figure: Figure | undefined): string => figureText(figure).replace('−', '');

export function verdict({ figures }: BalanceMoment): Verdict {
  const { equity, debt, entryGain, entryChange, ownChange, ownLoss, uncovered } = figures;
  if (!equity || !debt || !entryGain)
    return { kind: 'bought', head: 'Nothing is held.', body: '', quiet: true };
  const lent = debt.value.gt(0);
  if (uncovered?.value.gt(0))
    return {
      kind: 'shortfall',
      head: `You owe ${figureText(uncovered)} that nothing covers.`,
      body: `All ${figureText(ownLoss)} of yours is gone, and the shares no longer repay the loan. You still owe the rest.`,
      tone: 'loss',
    };
  if (equity.value.isZero())
    return {
      kind: 'nothing-left',
      head: 'Nothing of yours is left.',
      body: lent
        ? `The shares are worth exactly the loan: ${figureText(ownLoss)} is lost, and all of it was yours.`
        : `All ${figureText(ownLoss)} is lost. But nothing was lent, so nothing is owed.`,
      tone: 'loss',
    };
  if (entryGain.value.lt(0))
    return {
      kind: 'fall',
      head: `${dollars(entryGain.value.neg())} is lost, and all of it is yours.`,
      body: lent
        ? `The shares fell ${size(entryChange)}, your own money ${size(ownChange)}. The loan is still ${figureText(debt)}.`
        : `The shares fell ${size(entryChange)}, and so did your own money: nothing was lent.`,
      tone: 'loss',
    };
  if (entryGain.value.gt(0))
    return {
      kind: 'rise',
      head: `${figureText(entryGain)} is gained, and all of it is yours.`,
      body: lent
        ? `The shares rose ${figureText(entryChange)}, your own money ${figureText(ownChange)}. The loan is still ${figureText(debt)}.`
        : `The shares rose ${figureText(entryChange)}, and so did your own money: nothing was lent.`,
      tone: 'gain',
    };
  return {
    kind: 'bought',
    head: `${figureText(equity)} is yours${lent ? `, ${figureText(debt)} is lent` : ', and nothing is lent'}.`,
    body: lent
      ? 'The shares are the collateral: if they are sold, the loan is paid first, and you get what is left.'
      : 'There is no loan that the shares would have to pay.',
    quiet: true,
  };
}

/** The slider’s value for a screen reader. */
export function priceValueText(price: string, { figures }: BalanceMoment): string {
  const { equity, uncovered } = figures;
  const said = priceText(price);
  if (uncovered?.value.gt(0)) return `${said}, nothing is yours, ${figureText(uncovered)} not covered`;
  return `${said}, ${equity?.value.gt(0) ? figureText(equity) : 'nothing'} is yours`;
}

/** One sentence on what the columns show. */
export function columnsTitle({ figures }: BalanceMoment): string {
  const { marketValue, equity, debt, uncovered } = figures;
  const whose = uncovered?.value.gt(0)
    ? `a loan of ${figureText(debt)}, of which ${figureText(uncovered)} is not covered; nothing is yours`
    : `${debt?.value.gt(0) ? `a loan of ${figureText(debt)}` : 'no loan'} and ${equity?.value.gt(0) ? figureText(equity) : 'nothing'} of your own`;
  return `Two columns. What there is: shares worth ${figureText(marketValue)}. Whose it is: ${whose}.`;
}

export const RULE_LINE =
  'Assets = loan + equity. A price changes what the shares are worth, and never what was lent; so equity takes it all.';

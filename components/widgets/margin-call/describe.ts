/** The situation in words: what a reader sees said, and what a screen reader hears. */
import { decimal, type Entry, plain, type Report } from '../../../engine/index.ts';
import { dayText, dollars, figureText, percent, priceText, shares } from '../text.ts';
import type { Verdict } from '../widget.ts';

/** The account at this price, in one or two sentences. */
export function verdict(report: Report): Verdict {
  const { figures } = report;
  const { equity, call, callPrice, excess } = figures;
  if (!equity || !call || !excess) return { kind: 'clear', head: 'Nothing is held.', body: '', quiet: true };
  if (equity.value.lt(0)) {
    return {
      kind: 'shortfall',
      tone: 'loss',
      head: `You owe ${dollars(equity.value.neg(), 'up')} more than you have.`,
      body: `The shares no longer cover the loan. Sold now, they repay part of it, and the rest stays your debt.`,
    };
  }
  if (equity.value.isZero()) {
    return {
      kind: 'nothing-left',
      tone: 'loss',
      head: 'Nothing of yours is left.',
      body: 'The shares are worth exactly the loan. One cent lower and you owe money.',
    };
  }
  const { exchangeCall, 'exchange:callPrice': exchangePrice } = figures;
  if (exchangeCall?.value.gt(0) && exchangeCall.value.lt(call.value)) {
    return {
      kind: 'exchange',
      tone: 'nd',
      head: `Margin call: ${figureText(call)}, of which ${figureText(exchangeCall)} is an exchange call.`,
      body: `Below ${figureText(exchangePrice)} your equity is less than even the ${percent('0.25')} that FINRA’s rule 4210(c)(1) asks of every broker.`,
    };
  }
  if (call.value.gt(0)) {
    return {
      kind: 'called',
      tone: 'nd',
      head: `Margin call: ${figureText(call)}.`,
      body: `Below ${figureText(callPrice)} your equity is less than the requirement. You may be given days to answer, or none.`,
    };
  }
  if (excess.value.isZero()) {
    return {
      kind: 'edge',
      quiet: true,
      head: 'Exactly on the line.',
      body: 'Equity equals the requirement. That is still enough: a call needs less.',
    };
  }
  const room = callPrice
    ? `The call comes below ${figureText(callPrice)}.`
    : 'No fall in the price can bring a call: nothing is borrowed.';
  return { kind: 'clear', head: `No call: ${figureText(excess)} to spare.`, body: room, quiet: true };
}

/** The slider's value for a screen reader: the price, and how it stands to the call. */
export function priceValueText(price: string, report: Report): string {
  const { callPrice, call, equity } = report.figures;
  const said = priceText(price);
  if (equity?.value.lt(0)) return `${said}, nothing left, ${dollars(equity.value.neg(), 'up')} owed`;
  if (call?.value.gt(0)) return `${said}, margin call of ${figureText(call)}`;
  return callPrice ? `${said}, call below ${figureText(callPrice)}` : said;
}

/** One sentence that says what the two lines show. */
export function linesTitle(report: Report): string {
  const { callPrice, equity, requirement } = report.figures;
  const cross = callPrice
    ? `They cross at ${figureText(callPrice)} a share; below it equity is less than the requirement.`
    : '';
  return `Equity and requirement over the share price. ${cross} Now equity is ${figureText(equity)} and the requirement ${figureText(requirement)}.`;
}

export function barTitle(report: Report): string {
  const { marketValue, equity, debt, requirement } = report.figures;
  const yours = equity?.value.isNegative() ? 'nothing' : figureText(equity);
  return `The shares are worth ${figureText(marketValue)}: ${yours} is yours, ${figureText(debt)} is owed, ${figureText(requirement)} is required.`;
}

/** The rule that decides the requirement, in a line under the figure. */
export function ruleLine(house: string): string {
  const asked = percent(house);
  return decimal(house).lte('0.25')
    ? `Rule: FINRA 4210(c)(1) asks ${percent('0.25')} of the market value; this broker asks no more.`
    : `Rule: FINRA 4210(c)(1) asks at least ${percent('0.25')}; this broker asks ${asked}, as 4210(d) lets it.`;
}

const REASONS: Record<string, string> = {
  deposit: 'You pay in cash.',
  depositSecurities: 'You bring in shares.',
  borrow: 'The broker lends what is missing.',
  repay: 'The cash repays part of the loan.',
  release: 'Short-sale proceeds become cash.',
  liquidationFee: 'The liquidation costs a fee.',
  insurance: 'The insurance fund pays what is missing.',
  debt: 'What is missing is owed.',
  transfer: 'Cash goes from one pool to another.',
  funding: 'Funding is paid between longs and shorts.',
  commission: 'The broker takes its commission.',
  interest: 'The month’s interest is charged.',
  borrowFee: 'The month’s fee for the borrowed shares is charged.',
  dividend: 'The shares pay a dividend.',
  substituteDividend: 'The dividend is owed to the lender of the shares.',
};

/** One journal entry as a sentence. */
export function entryText(entry: Entry): string {
  if (entry.kind === 'posting') {
    const position = entry.legs.find((leg) => leg.owner === 'pool' && leg.kind === 'position');
    if (!position || entry.reason === 'depositSecurities') return REASONS[entry.reason] ?? entry.reason;
    const forced = { forcedSale: 'The broker', liquidation: 'The exchange' } as const;
    const who = Object.entries(forced).find(([reason]) => reason === entry.reason)?.[1] ?? 'You';
    const verb = position.amount.isNegative()
      ? who === 'You'
        ? 'sell'
        : 'sells'
      : who === 'You'
        ? 'buy'
        : 'buys';
    return `${who} ${verb} ${shares(position.amount.abs())} at ${priceText(position.price ?? decimal(0))}.`;
  }
  const amount = entry.amount ? dollars(entry.amount, 'up') : '';
  switch (entry.name) {
    case 'callOpened':
      return `${entry.line === 'exchange' ? `Exchange call, under FINRA’s own ${percent('0.25')},` : 'Margin call'} of ${amount}, to be met by ${entry.due ? dayText(entry.due) : 'no date'}.`;
    case 'callIncreased':
      return `The ${entry.line === 'exchange' ? 'exchange call' : 'call'} grows to ${amount}.`;
    case 'callMet':
      return `The ${entry.line === 'exchange' ? 'exchange call' : 'margin call'} is over.`;
    case 'deadlinePassed':
      return 'The deadline passes without an answer.';
    case 'brokerSells':
      return 'The broker sells without asking.';
    case 'initialDeficiency':
      return `${amount} is missing for the purchase.`;
    case 'regTWaived':
      return `${amount} is missing under Regulation T, too little to call for.`;
    case 'withdrawalRefused':
      return `${amount} may not be withdrawn.`;
    case 'borrowRefused':
    case 'repayRefused':
    case 'tradeRefused':
      return 'The exchange refuses.';
    case 'liquidation':
      return 'The exchange liquidates.';
    case 'orderFilled':
      return `The order ${entry.order} is filled at the price that stands.`;
    case 'orderTriggered':
      return `The stop of the order ${entry.order} is reached, but its limit does not allow the price.`;
    case 'orderCancelled':
      return `The order ${entry.order} is cancelled.`;
    case 'orderRefused':
      return `The order ${entry.order} is refused: there is not enough to close.`;
    case 'intradayLevelNegative':
      return `A transaction leaves an intraday margin deficit of ${amount}.`;
    case 'intradayDeficit':
      return `The day closes with an intraday margin deficit of ${amount}.`;
    case 'intradayDeficitMet':
      return `The intraday margin deficit of ${amount} is satisfied.`;
    case 'intradayDeficitLate':
      return `The intraday margin deficit of ${amount} is late, and counts toward a practice.`;
    case 'intradayDeficitExpired':
      return `The intraday margin deficit of ${amount} is no longer outstanding.`;
    case 'intradayFreeze':
      return `The account may take no new short and no new debit until ${entry.due ? dayText(entry.due) : 'no date'}.`;
    case 'intradayFreezeEnded':
      return 'The account may take new shorts and new debit again.';
    case 'intradayRefused':
      return 'The broker refuses: the account may take no new short and no new debit.';
    case 'shortfall':
      return `Everything is sold, and ${amount} is still owed.`;
  }
}

/** The account's own legs of a posting, such as `loan −$5,000`. */
export function legTexts(entry: Entry): string[] {
  if (entry.kind === 'notice') return [];
  const names: Record<string, string> = {
    cash: 'cash',
    loan: 'loan',
    interest: 'interest',
    shortProceeds: 'short proceeds',
  };
  return entry.legs
    .filter((leg) => leg.owner === 'pool')
    .map((leg) => {
      // The ledger keeps a loan below zero; people speak of its size.
      const owed = leg.kind === 'loan' || leg.kind === 'interest';
      const change = owed ? leg.amount.neg() : leg.amount;
      const sign = change.isNegative() ? '−' : '+';
      if (leg.kind === 'position') return `shares ${sign}${plain(change.abs())}`;
      return `${names[leg.kind] ?? leg.kind} ${sign}${dollars(change.abs())}`;
    });
}

/** One trade from its opening to its closing, with every fee: what is left, and what that is of one's own money. */

import { fraction, money, multiple, price, shares } from './carry/terms.ts';
import { ZERO } from './decimal.ts';
import { constant, type Figure, given, product, quotient, type Sign, sum, type Unit } from './figure.ts';
import { type Held, interestFor, type PeriodRule } from './periods.ts';

/** Decimal texts; fees are fractions of the value of their leg. */
export interface RoundTrip {
  readonly side: 'long' | 'short';
  readonly quantity: string;
  readonly entry: string;
  readonly exit: string;
  readonly leverage: string;
  readonly openFee: string;
  readonly closeFee: string;
  /** Nothing is borrowed for a contract. */
  readonly borrowed?: { readonly rate: string; readonly rule: PeriodRule; readonly held: Held };
  /** Funding received; below zero, paid. */
  readonly funding?: string;
}

export interface RoundTripFigures {
  /** Dollars for a long, coin for a short. */
  readonly borrowed: Figure;
  readonly interest: Figure;
  readonly opened: Figure;
  readonly closed: Figure;
  readonly profit: Figure;
  /** Profit over what the opening took of one's own. */
  readonly onOwn: Figure;
}

const MONEY: Unit = { kind: 'money' };

/** A long borrows the part of its value that is not its own; a short borrows all of its coin. */
function borrowedFor({ side, leverage }: RoundTrip, value: Figure, quantity: Figure): Figure {
  if (side === 'short') return { ...quantity, name: 'borrowed', label: 'Borrowed coin' };
  const own = quotient(
    { name: 'own', label: 'Own part of the value', unit: MONEY },
    value,
    multiple({ name: 'leverage', label: 'Leverage' }, leverage),
  );
  return sum({ name: 'borrowed', label: 'Borrowed', unit: MONEY }, [1, value], [-1, own]);
}

function withFee(name: string, label: string, value: Figure, fee: string, sign: Sign): Figure {
  const rate = fraction({ name: `${name}FeeRate`, label: `Fee rate of ${label.toLowerCase()}` }, fee);
  const charged = product(
    { name: `${name}Fee`, label: `Fee of ${label.toLowerCase()}`, unit: MONEY },
    rate,
    value,
  );
  return sum({ name, label, unit: MONEY }, [1, value], [sign, charged]);
}

/** A short pays its interest in coin, which must be bought with the rest. */
export function roundTrip(trade: RoundTrip): RoundTripFigures {
  const long = trade.side === 'long';
  const quantity = shares({ name: 'quantity', label: 'Quantity' }, trade.quantity);
  const entry = price({ name: 'entry', label: 'Price at the opening' }, trade.entry);
  const exit = price({ name: 'exit', label: 'Price at the closing' }, trade.exit);
  const value = product({ name: 'value', label: 'Value at the opening', unit: MONEY }, quantity, entry);
  const borrowed = borrowedFor(trade, value, quantity);
  const { borrowed: terms } = trade;
  const interest = terms
    ? interestFor(terms.rule, borrowed, terms.rate, terms.held)
    : given({ name: 'interest', label: 'Interest', unit: borrowed.unit }, ZERO);
  const opened = withFee('opened', 'Opening', value, trade.openFee, long ? 1 : -1);
  const coin = long
    ? quantity
    : sum(
        { name: 'coin', label: 'Coin to buy back', unit: { kind: 'quantity' } },
        [1, quantity],
        [1, interest],
      );
  const end = product({ name: 'endValue', label: 'Value at the closing', unit: MONEY }, coin, exit);
  const closed = withFee('closed', 'Closing', end, trade.closeFee, long ? -1 : 1);
  const funding = money({ name: 'funding', label: 'Funding received' }, trade.funding ?? '0');
  const terms2: (readonly [Sign, Figure])[] = [
    [long ? 1 : -1, closed],
    [long ? -1 : 1, opened],
    ...(long ? [[-1, interest] as const] : []),
    [1, funding],
  ];
  const profit = sum({ name: 'profit', label: 'Profit', unit: MONEY }, ...terms2);
  const levered = product(
    { name: 'leveredProfit', label: 'Profit × leverage', unit: MONEY },
    profit,
    multiple({ name: 'leverage', label: 'Leverage' }, trade.leverage),
  );
  const onOwn = quotient(
    { name: 'onOwn', label: 'Profit on own money', unit: { kind: 'rate' } },
    levered,
    opened,
  );
  return { borrowed, interest, opened, closed, profit, onOwn };
}

/** Fees on the value and not on the stake: a share of one's own money many times the rate. Decimal texts. */
export function feesOn(
  own: string,
  leverage: string,
  rate: string,
  legs: number,
): { fee: Figure; ofOwn: Figure } {
  const stake = money({ name: 'own', label: 'Own money' }, own);
  const times = multiple({ name: 'leverage', label: 'Leverage' }, leverage);
  const value = product({ name: 'value', label: 'Value', unit: MONEY }, stake, times);
  const each = fraction({ name: 'feeRate', label: 'Fee rate' }, rate);
  const fee = product({ name: 'fee', label: 'Fees', unit: MONEY }, value, each, constant(legs));
  return {
    fee,
    ofOwn: quotient({ name: 'feeOfOwn', label: 'Fees of own money', unit: { kind: 'rate' } }, fee, stake),
  };
}

/** Opening, rollovers, and what the two trades cost. Decimal texts; rates are fractions of the value. */
export interface HoldingFees {
  readonly notional: string;
  readonly tradeFee: string;
  readonly openingFee: string;
  readonly rolloverFee: string;
  readonly closeFee: string;
}

/** Each fee as a figure. @param rollovers how many, by a rule of periods */
export function holdingFees(fees: HoldingFees, rollovers: Figure): Readonly<Record<string, Figure>> {
  const value = money({ name: 'value', label: 'Value' }, fees.notional);
  const of = (name: string, label: string, rate: string, ...more: readonly Figure[]): Figure =>
    product(
      { name, label, unit: MONEY },
      value,
      fraction({ name: `${name}Rate`, label: `Rate of ${label.toLowerCase()}` }, rate),
      ...more,
    );
  const trade = of('tradeFee', 'Trading fee', fees.tradeFee);
  const opening = of('openingFee', 'Opening fee', fees.openingFee);
  const rollover = of('rolloverFee', 'Rollover fees', fees.rolloverFee, rollovers);
  const close = of('closeFee', 'Closing fee', fees.closeFee);
  const total = sum(
    { name: 'holdingFees', label: 'All fees', unit: MONEY },
    [1, trade],
    [1, opening],
    [1, rollover],
    [1, close],
  );
  return { trade, opening, rollover, close, total };
}

/** What is left after tax: a year's gains and interest at rates that the reader gives. */
import { ZERO } from '../decimal.ts';
import { EngineError } from '../errors.ts';
import { type Figure, product, sum } from '../figure.ts';
import type { CapitalYear } from './capital.ts';
import { type Given, inDollars, taxRate } from './inputs.ts';
import type { InterestYear } from './interest.ts';

export interface BillInput {
  readonly capital: CapitalYear;
  /** Of the same year. Left out by whoever does not itemize. */
  readonly interest?: InterestYear;
  /** The reader's own rate on the next dollar of ordinary income. There is no usual one. */
  readonly ordinaryRate: Given;
  /** The reader's own rate on net capital gain: 0, 15 or 20 %. */
  readonly gainRate: Given;
}

export interface Bill {
  readonly ordinaryTax: Figure;
  readonly gainTax: Figure;
  /** Tax saved by losses and interest that may be deducted. */
  readonly saved: Figure;
  /** Below zero when more is saved than owed. */
  readonly tax: Figure;
}

/**
 * Federal tax that a year's sales and interest bring, or save, each at one rate: brackets that are crossed and the
 * net investment income tax are not reckoned with.
 * @throws EngineError `tax.election`, `tax.rate`, `decimal.syntax`
 */
export function taxBill({ capital, interest, ...rates }: BillInput): Bill {
  const ordinaryRate = taxRate(rates.ordinaryRate, 'ordinaryRate', 'Ordinary rate');
  const gainRate = taxRate(rates.gainRate, 'gainRate', 'Rate on net capital gain');
  const { netCapitalGain, ordinaryGain, deductibleLoss } = capital;
  const elected = interest ? [interest.electedGain] : [];
  const lower = sum(
    inDollars('lowerRateGain', 'Gain at the lower rate'),
    [1, netCapitalGain],
    ...elected.map((part) => [-1, part] as const),
  );
  if (lower.value.lt(ZERO))
    throw new EngineError(
      'tax.election',
      'electedGain',
      `must be at most ${netCapitalGain.value.toFixed()}, the net capital gain of the year`,
    );
  const atOrdinary = sum(
    inDollars('atOrdinaryRate', 'Gain at the ordinary rate'),
    [1, ordinaryGain],
    ...elected.map((part) => [1, part] as const),
  );
  const deducted = sum(
    inDollars('deducted', 'Deducted from other income'),
    [1, deductibleLoss],
    ...(interest ? [[1, interest.deductible] as const] : []),
  );
  const ordinaryTax = product(inDollars('ordinaryTax', 'Tax at the ordinary rate'), atOrdinary, ordinaryRate);
  const gainTax = product(inDollars('gainTax', 'Tax at the lower rate'), lower, gainRate);
  const saved = product(inDollars('taxSaved', 'Tax saved by deductions'), deducted, ordinaryRate);
  const tax = sum(inDollars('tax', 'Tax'), [1, ordinaryTax], [1, gainTax], [-1, saved]);
  return { ordinaryTax, gainTax, saved, tax };
}

/** A year's gains and losses together: short-term, long-term, the limit on losses and what is carried on. */

import { decimal } from '../decimal.ts';
import { EngineError } from '../errors.ts';
import { type Figure, given, least, sum } from '../figure.ts';
import type { Term } from './holding.ts';
import { carried, type Given, inDollars, notBelowZero } from './inputs.ts';
import type { Sale } from './sale.ts';
import { TAX_SOURCES } from './sources.ts';

/** The most by which a net loss lowers other income in a year. 26 USC 1211(b)(1). */
export const LOSS_LIMITS = { usual: '3000', marriedSeparate: '1500' } as const;

export interface YearInput {
  readonly year: number;
  /** Of this year or of any other: only those sold in the year are counted. */
  readonly sales: readonly Sale[];
  /** Short-term loss carried from the year before, zero or more. */
  readonly shortBefore?: Given;
  /** Long-term loss carried from the year before, zero or more. */
  readonly longBefore?: Given;
  /** Usual unless said. */
  readonly filing?: keyof typeof LOSS_LIMITS;
}

/** In US dollars. */
export interface CapitalYear {
  /** Gains less losses of sales held one year or less. */
  readonly shortTerm: Figure;
  readonly longTerm: Figure;
  /** With what was carried from the year before. */
  readonly netShort: Figure;
  readonly netLong: Figure;
  readonly net: Figure;
  /** Net gain that is taxed at ordinary rates; zero or more. */
  readonly ordinaryGain: Figure;
  /** Net capital gain, taxed at the lower rates: net long-term gain above net short-term loss; zero or more. */
  readonly netCapitalGain: Figure;
  /** What lowers other income this year. It is taken to be used up, as it is by whoever has that much income. */
  readonly deductibleLoss: Figure;
  /** Carried to the next year. */
  readonly shortAfter: Figure;
  readonly longAfter: Figure;
}

function ofTerm(sales: readonly Sale[], term: Term, name: string, label: string): Figure {
  const terms = sales.filter((sale) => sale.term === term).map((sale) => [1, sale.recognised] as const);
  return sum(inDollars(name, label, TAX_SOURCES.netting), ...terms);
}

/** One year of an individual. @throws EngineError `tax.year`, `tax.negative`, `decimal.syntax` */
export function capitalYear({ year, sales, filing = 'usual', ...before }: YearInput): CapitalYear {
  if (!Number.isInteger(year) || year < 1900 || year > 2199)
    throw new EngineError('tax.year', 'year', `must be a whole number from 1900 to 2199; got ${year}`);
  const own = sales.filter((sale) => sale.sold.startsWith(`${year}-`));
  const shortBefore = carried(
    before.shortBefore,
    'shortBefore',
    'Short-term loss carried from before',
    TAX_SOURCES.lossCarried,
  );
  const longBefore = carried(
    before.longBefore,
    'longBefore',
    'Long-term loss carried from before',
    TAX_SOURCES.lossCarried,
  );
  const shortTerm = ofTerm(own, 'short', 'shortTerm', 'Short-term gain');
  const longTerm = ofTerm(own, 'long', 'longTerm', 'Long-term gain');
  const netShort = sum(inDollars('netShort', 'Net short-term gain'), [1, shortTerm], [-1, shortBefore]);
  const netLong = sum(inDollars('netLong', 'Net long-term gain'), [1, longTerm], [-1, longBefore]);
  const net = sum(inDollars('net', 'Net gain'), [1, netShort], [1, netLong]);

  const gain = notBelowZero(inDollars('netPositive', 'Net gain, if any'), net);
  const lower = least(inDollars('longOrNet', 'The lesser of net long-term and net gain'), netLong, net);
  const netCapitalGain = notBelowZero(inDollars('netCapitalGain', 'Net capital gain'), lower);
  const ordinaryGain = sum(
    inDollars('ordinaryGain', 'Gain taxed at ordinary rates'),
    [1, gain],
    [-1, netCapitalGain],
  );

  const loss = sum(inDollars('netLoss', 'Net loss'), [1, gain], [-1, net]);
  const limit = given(
    inDollars('lossLimit', 'Limit of the year', TAX_SOURCES.lossLimit),
    decimal(LOSS_LIMITS[filing]),
  );
  const deductibleLoss = least(
    inDollars('deductibleLoss', 'Loss that lowers other income', TAX_SOURCES.lossLimit),
    loss,
    limit,
  );
  const after = sum(
    inDollars('lossAfter', 'Loss carried forward', TAX_SOURCES.lossCarried),
    [1, loss],
    [-1, deductibleLoss],
  );
  const longGain = notBelowZero(inDollars('longGain', 'Net long-term gain, if any'), netLong);
  const shortGain = notBelowZero(inDollars('shortGain', 'Net short-term gain, if any'), netShort);
  const shortLoss = sum(inDollars('shortLoss', 'Net short-term loss'), [1, shortGain], [-1, netShort]);
  const shortLeft = sum(
    inDollars('shortLeft', 'Short-term loss less long-term gain and what was deducted'),
    [1, shortLoss],
    [-1, longGain],
    [-1, deductibleLoss],
  );
  const shortAfter = notBelowZero(
    inDollars('shortAfter', 'Short-term loss carried forward', TAX_SOURCES.lossCarried),
    shortLeft,
  );
  const longAfter = sum(
    inDollars('longAfter', 'Long-term loss carried forward', TAX_SOURCES.lossCarried),
    [1, after],
    [-1, shortAfter],
  );
  return {
    shortTerm,
    longTerm,
    netShort,
    netLong,
    net,
    ordinaryGain,
    netCapitalGain,
    deductibleLoss,
    shortAfter,
    longAfter,
  };
}
